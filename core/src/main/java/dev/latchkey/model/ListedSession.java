package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a user's sessions, for a page that lists them.
 *
 * @param id the id, which stays the same while the session lasts. The id is not the token, and nobody can compute a
 *     token from the id
 * @param provider the id of the provider at which the user signed in
 * @param expires when the session ends unless it is renewed
 * @param address the IP address of the client that signed in; {@code null} if it is not kept
 * @param userAgent the {@code User-Agent} of that client, which the client can forge, so escape it before you insert it
 *     into a page; {@code null} if it is not kept
 * @param lastSeen when the session was last renewed; it may have been used later, but not longer than {@code updateAge}
 *     of {@link dev.latchkey.Sessions} after this time
 */
public record ListedSession(
        String id,
        Instant signedInAt,
        Instant expires,
        String provider,
        @Nullable String address,
        @Nullable String userAgent,
        Instant lastSeen) {

    public ListedSession {
        requireNonNull(id, "id");
        requireNonNull(signedInAt, "signedInAt");
        requireNonNull(expires, "expires");
        requireNonNull(provider, "provider");
        requireNonNull(lastSeen, "lastSeen");
    }

    /** Returns whether this is {@code session}, the session of a request. */
    public boolean isCurrent(Session session) {
        return session.id().filter(id::equals).isPresent();
    }

    @Override
    public String toString() {
        return "ListedSession[" + id + "]";
    }
}
