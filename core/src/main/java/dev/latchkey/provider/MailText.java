package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

/**
 * The texts of a mail. A mail program shows {@code text} or {@code html}, so both say the same.
 *
 * @param subject one line
 * @param text plain text
 * @param html a complete HTML document; the template escapes every value in it
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
