package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When, and with which browser, somebody asked for a mail.
 *
 * @param userAgent as the browser sent it; {@code null}: it sent none
 */
public record MailOrigin(Instant when, @Nullable String userAgent) {

    public MailOrigin {
        requireNonNull(when, "when");
    }
}
