package dev.latchkey.store;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A session as a {@link Store} keeps it. Only the browser has the token itself.
 *
 * @param tokenHash SHA-256 of the token, as 64 hexadecimal digits
 * @param user the user of the session, with the user's current data; a store keeps only the user's id with the session
 * @param provider the id of the provider at which the user signed in
 * @param signedInAt when the user signed in, in milliseconds
 * @param address the IP address of the client that signed in; {@code null} if it is not kept
 * @param userAgent the {@code User-Agent} of that client; {@code null} if it is not kept or was not sent
 * @param expires the first instant at which the session has expired unless it is renewed, in milliseconds
 * @param data the other data of the session, which is sealed and opaque to the store; {@code null} if there is none
 */
public record StoredSession(
        String tokenHash,
        User user,
        String provider,
        Instant signedInAt,
        @Nullable String address,
        @Nullable String userAgent,
        Instant expires,
        @Nullable String data) {

    public StoredSession {
        requireNonNull(tokenHash, "tokenHash");
        requireNonNull(user, "user");
        requireNonNull(provider, "provider");
        signedInAt = signedInAt.truncatedTo(ChronoUnit.MILLIS);
        expires = expires.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns this session with another expiry and other data. */
    public StoredSession renewed(Instant until, @Nullable String newData) {
        return new StoredSession(tokenHash, user, provider, signedInAt, address, userAgent, until, newData);
    }

    /** Returns this session with another token, another expiry and other data. */
    public StoredSession renewed(String hash, Instant until, @Nullable String newData) {
        return new StoredSession(hash, user, provider, signedInAt, address, userAgent, until, newData);
    }

    /** Returns this session with the current data of its user. */
    public StoredSession of(User now) {
        return new StoredSession(tokenHash, now, provider, signedInAt, address, userAgent, expires, data);
    }

    @Override
    public String toString() {
        return "StoredSession[" + user.id() + "]";
    }
}
