package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a user's sessions, for a page on which they see them all.
 *
 * @param id names it, for as long as it lasts; it is not the token, and nobody can make a token of it
 * @param provider the id of the provider that they signed in with
 * @param expires when it ends unless it is renewed
 * @param address of the client that signed in; {@code null}: not kept
 * @param userAgent what that client said it was, which anybody can say; not safe inside a page until escaped;
 *     {@code null}: not kept
 */
public record UserSession(
        String id,
        Instant signedInAt,
        Instant expires,
        String provider,
        @Nullable String address,
        @Nullable String userAgent) {

    public UserSession {
        requireNonNull(id, "id");
        requireNonNull(signedInAt, "signedInAt");
        requireNonNull(expires, "expires");
        requireNonNull(provider, "provider");
    }

    /** Whether it is the one that a request came with. */
    public boolean isCurrent(Session session) {
        return session.id().filter(id::equals).isPresent();
    }

    @Override
    public String toString() {
        return "UserSession[" + id + "]";
    }
}
