package dev.latchkey.store;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A user as a {@link Store} keeps them.
 *
 * @param emailVerified when it was proved that the e-mail address is theirs, in milliseconds; {@code null}: never
 */
public record StoredUser(User user, @Nullable Instant emailVerified) {

    public StoredUser {
        requireNonNull(user, "user");
        emailVerified = emailVerified == null ? null : emailVerified.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether there is an address that was proved to be theirs. */
    public boolean hasVerifiedEmail() {
        return user.email() != null && emailVerified != null;
    }
}
