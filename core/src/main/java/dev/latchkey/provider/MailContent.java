package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

/**
 * The content of a mail, as plain text and as HTML. The recipient's mail program shows one of the two.
 *
 * @param subject the subject, which is a single line
 * @param text the plain text
 * @param html a whole HTML document; the {@link MailTemplate} must escape every value that it inserts
 */
public record MailContent(String subject, String text, String html) {

    public MailContent {
        requireNonNull(subject, "subject");
        requireNonNull(text, "text");
        requireNonNull(html, "html");
    }

    @Override
    public String toString() {
        return "MailContent[hidden]";
    }
}
