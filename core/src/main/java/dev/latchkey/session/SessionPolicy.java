package dev.latchkey.session;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.SessionCallback;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long sessions last and what they hold.
 *
 * @param maxAge how long a session lasts after it was last renewed
 * @param updateAge how old a token must be before reading it renews it (W58)
 * @param rolesClaim the member that holds the roles
 */
public record SessionPolicy(
        Duration maxAge,
        Duration updateAge,
        String rolesClaim,
        @Nullable JwtCallback jwt,
        @Nullable SessionCallback session) {

    public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(30);
    public static final Duration DEFAULT_UPDATE_AGE = Duration.ofDays(1);

    /** Whether code of the application's own runs when a session is read. */
    boolean hasCallbacks() {
        return jwt != null || session != null;
    }
}
