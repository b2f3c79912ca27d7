package dev.latchkey.callback;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;

/**
 * Decides which data of a session browsers can see (wire.md#callbacks-and-events). Latchkey calls this callback
 * whenever it reads a session.
 */
@FunctionalInterface
public interface SessionCallback {

    /**
     * Returns the session for the application and browsers, derived from {@code session}, as in
     * {@code session.withUser("role", token.get("role"))}.
     *
     * @throws Exception if the callback fails; this request then has no session, and the browser keeps its token (W24)
     */
    Session session(Session session, Claims token) throws Exception;
}
