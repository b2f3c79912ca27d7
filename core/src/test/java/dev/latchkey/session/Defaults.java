package dev.latchkey.session;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.model.Session;
import org.jspecify.annotations.Nullable;

/** What sessions are like where nobody says otherwise. */
final class Defaults {

    private Defaults() {}

    static SessionPolicy policy(@Nullable JwtCallback jwt) {
        return new SessionPolicy(
                SessionPolicy.DEFAULT_MAX_AGE,
                SessionPolicy.DEFAULT_UPDATE_AGE,
                SessionPolicy.DEFAULT_LIFETIME,
                Session.ROLES,
                jwt,
                null);
    }
}
