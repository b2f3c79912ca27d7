package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A mail to send. No header of the mail can contain a line break, so no value can add another header.
 *
 * @param to one bare address; the sender must use exactly this text as the recipient in the envelope
 * @param from the sender, as a bare address or as {@code Name <address>}
 * @param url the link in the text, for mail services that use their own texts; the link is a secret
 * @param code the code in the text, which is a secret; {@code null} if there is none
 */
public record Mail(
        String to,
        String from,
        String subject,
        String text,
        String html,
        String url,
        @Nullable String code) {

    public Mail {
        requireLine(to, "to");
        requireLine(from, "from");
        requireLine(subject, "subject");
        requireNonNull(text, "text");
        requireNonNull(html, "html");
        requireNonNull(url, "url");
    }

    private static void requireLine(String value, String what) {
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A mail's " + what + " is blank or has control characters");
        }
    }

    @Override
    public String toString() {
        return "Mail[hidden]";
    }
}
