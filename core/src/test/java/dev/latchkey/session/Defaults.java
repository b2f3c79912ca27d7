package dev.latchkey.session;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.model.Session;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sessions are like where nobody says otherwise. */
final class Defaults {

    private Defaults() {}

    static SessionConfiguration policy(@Nullable JwtCallback jwt) {
        return policy(jwt, null);
    }

    static SessionConfiguration policy(@Nullable JwtCallback jwt, @Nullable Duration browserAge) {
        return new SessionConfiguration(
                SessionConfiguration.DEFAULT_MAX_AGE,
                SessionConfiguration.DEFAULT_UPDATE_AGE,
                SessionConfiguration.DEFAULT_LIFETIME,
                browserAge,
                Session.ROLES,
                List::of,
                jwt,
                null);
    }
}
