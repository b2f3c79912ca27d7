package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

/**
 * What a mail says, twice: programs show the one they like.
 *
 * @param subject one line
 * @param html a whole document, in which everything that came from elsewhere is escaped
 */
public record MailText(String subject, String text, String html) {

    public MailText {
        requireNonNull(subject, "subject");
        requireNonNull(text, "text");
        requireNonNull(html, "html");
    }

    @Override
    public String toString() {
        return "MailText[hidden]";
    }
}
