package dev.latchkey.featurestores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.provider.EmailSender;
import dev.latchkey.provider.Mail;
import java.net.URLDecoder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The mails that were sent. */
final class Outbox implements EmailSender {

    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    @Override
    public void send(Mail mail) {
        mails.add(mail);
    }

    /** The code in the newest mail to an address that has one. */
    String code(String address) {
        return requireNonNull(newest(address, mail -> mail.code() != null).code(), "code");
    }

    /** The token of the link in the newest mail to an address whose link leads to {@code path}. */
    String token(String address, String path) {
        String url = newest(address, mail -> mail.url().contains("/auth/" + path + "?"))
                .url();
        return URLDecoder.decode(url.substring(url.indexOf("token=") + "token=".length()), UTF_8);
    }

    int sentTo(String address) {
        return (int) mails.stream().filter(mail -> mail.to().equals(address)).count();
    }

    private Mail newest(String address, Predicate<Mail> wanted) {
        return mails.stream()
                .filter(mail -> mail.to().equals(address))
                .filter(wanted)
                .reduce((one, next) -> next)
                .orElseThrow(() -> new AssertionError("No such mail came"));
    }
}
