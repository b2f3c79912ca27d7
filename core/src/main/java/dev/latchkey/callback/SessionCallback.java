package dev.latchkey.callback;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;

/**
 * Decides what browsers see of a session (wire.md#callbacks-and-events). Latchkey calls it whenever a session is read.
 */
@FunctionalInterface
public interface SessionCallback {

    /**
     * Returns the session for the application and browsers, derived from the given one: {@code session.withUser("role",
     * token.get("role"))}.
     *
     * @throws Exception if it fails; then nobody is signed in for this request, and the browser keeps its token (W24)
     */
    Session session(Session session, Claims token) throws Exception;
}
