package dev.latchkey.store;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A session as a {@link Store} keeps it. The token itself is nowhere but in the browser.
 *
 * @param tokenHash SHA-256 of the token, as 64 hexadecimal digits
 * @param user whose it is, as the user is now; a store keeps only the id with the session
 * @param provider the id of the provider that they signed in with
 * @param signedInAt in milliseconds
 * @param address of the client that signed in; {@code null}: not kept
 * @param userAgent what that client said it was; {@code null}: not kept, or it said nothing
 * @param expires when it ends unless it is renewed, in milliseconds; at that instant it has ended
 * @param data what the session holds beyond the user, sealed; opaque to the store; {@code null}: nothing
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

    /** This session with another end and other data. */
    public StoredSession renewed(Instant until, @Nullable String newData) {
        return new StoredSession(tokenHash, user, provider, signedInAt, address, userAgent, until, newData);
    }

    /** This session under another token, with another end and other data. */
    public StoredSession renewed(String hash, Instant until, @Nullable String newData) {
        return new StoredSession(hash, user, provider, signedInAt, address, userAgent, until, newData);
    }

    /** This session with the user as they are now. */
    public StoredSession of(User now) {
        return new StoredSession(tokenHash, now, provider, signedInAt, address, userAgent, expires, data);
    }

    @Override
    public String toString() {
        return "StoredSession[" + user.id() + "]";
    }
}
