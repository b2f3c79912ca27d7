package dev.latchkey;

import dev.latchkey.provider.EmailSender;
import dev.latchkey.provider.Mail;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Mails as they were handed over to be sent. */
final class Outbox implements EmailSender {

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    @Override
    public void send(Mail mail) {
        if (broken) {
            throw new IllegalStateException("the mail server is down");
        }
        mails.add(mail);
    }

    void breakDown() {
        broken = true;
    }

    void repair() {
        broken = false;
    }

    List<Mail> mails() {
        return List.copyOf(mails);
    }

    Mail last() {
        return mails.get(mails.size() - 1);
    }

    String code() {
        return Optional.ofNullable(last().code()).orElseThrow();
    }

    /** Eight digits that are not the code. */
    String wrongCode() {
        return code().equals("00000000") ? "00000001" : "00000000";
    }
}
