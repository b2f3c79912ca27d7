package dev.latchkey.store;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A user as a {@link Store} keeps it.
 *
 * @param emailVerified when the e-mail address was verified, in milliseconds; {@code null} if it is not verified
 */
public record StoredUser(User user, @Nullable Instant emailVerified) {

    public StoredUser {
        requireNonNull(user, "user");
        emailVerified = emailVerified == null ? null : emailVerified.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns whether the user has a verified address. */
    public boolean hasVerifiedEmail() {
        return user.email() != null && emailVerified != null;
    }
}
