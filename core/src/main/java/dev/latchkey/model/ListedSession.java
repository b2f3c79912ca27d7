package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a user's sessions, for a page that lists them.
 *
 * @param id stays the same as long as the session lasts; it is not the token, and no token can be made from it
 * @param provider the id of the provider with which the user signed in
 * @param expires when the session ends unless it is renewed
 * @param address of the client that signed in; {@code null}: not kept
 * @param userAgent the {@code User-Agent} of that client, which can be forged; escape it before you put it into a page;
 *     {@code null}: not kept
 * @param lastSeen when the session was last renewed; it may have been used since, for as long as {@code updateAge} of
 *     {@link dev.latchkey.Sessions} says
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

    /** Whether this is {@code session}, that of a request. */
    public boolean isCurrent(Session session) {
        return session.id().filter(id::equals).isPresent();
    }

    @Override
    public String toString() {
        return "UserSession[" + id + "]";
    }
}
