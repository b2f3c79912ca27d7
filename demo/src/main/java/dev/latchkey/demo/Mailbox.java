package dev.latchkey.demo;

import dev.latchkey.provider.EmailSender;
import dev.latchkey.provider.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps all mails of the demonstration. No mail leaves this machine. */
final class Mailbox implements EmailSender {

    private static final int MOST = 100;

    private final List<Letter> letters = new ArrayList<>();
    private int delivered;

    /**
     * A mail that has arrived.
     *
     * @param number in the order of arrival, from 1
     */
    record Letter(int number, String to, String subject, String html) {

        @Override
        public String toString() {
            return "Letter[" + number + "]"; // links of mails are secrets
        }
    }

    @Override
    public synchronized void send(Mail mail) {
        delivered++;
        letters.add(0, new Letter(delivered, mail.to(), mail.subject(), mail.html()));
        if (letters.size() > MOST) {
            letters.remove(MOST);
        }
    }

    /** The newest first. */
    synchronized List<Letter> letters() {
        return List.copyOf(letters);
    }

    Optional<Letter> letter(String number) {
        return letters().stream()
                .filter(letter -> String.valueOf(letter.number()).equals(number))
                .findFirst();
    }
}
