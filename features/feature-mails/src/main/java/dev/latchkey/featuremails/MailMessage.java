package dev.latchkey.featuremails;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail of a feature. All of it is plain text; the frame of the built-in mails escapes it.
 *
 * @param to the recipient's address
 * @param subject a single line
 * @param heading the first line of the mail
 * @param paragraphs below the heading, in this order
 * @param link the button; {@code null}: there is none
 * @param code the code to type in; a secret; {@code null}: there is none
 * @param note small print at the end; {@code null}: there is none
 * @param isAskedFor whether somebody asks for the mail by a request, so that the mail says when and with which browser
 */
public record MailMessage(
        String to,
        String subject,
        String heading,
        List<String> paragraphs,
        @Nullable Link link,
        @Nullable String code,
        @Nullable String note,
        boolean isAskedFor) {

    public MailMessage {
        requireNonNull(to, "to");
        requireNonNull(subject, "subject");
        requireNonNull(heading, "heading");
        paragraphs = List.copyOf(paragraphs);
    }

    /** A mail for which nobody asks by a request. */
    public MailMessage(
            String to,
            String subject,
            String heading,
            List<String> paragraphs,
            @Nullable Link link,
            @Nullable String code,
            @Nullable String note) {
        this(to, subject, heading, paragraphs, link, code, note, false);
    }

    /** Returns the mail as one for which somebody asks by the request that is answered now. */
    public MailMessage askedFor() {
        return new MailMessage(to, subject, heading, paragraphs, link, code, note, true);
    }

    /**
     * A button with an address.
     *
     * @param url often a secret
     * @param homeUrl the home page of the application to which it leads; {@code null}: the application of the request
     *     that is answered now
     */
    public record Link(String label, String url, @Nullable String homeUrl) {

        /** A button that leads to the application of the request that is answered now. */
        public Link(String label, String url) {
            this(label, url, null);
        }

        @Override
        public String toString() {
            return "Link[hidden]";
        }
    }

    @Override
    public String toString() {
        return "MailMessage[hidden]";
    }
}
