package dev.latchkey.callback;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;

/** Decides what browsers see of a session (wire.md#callbacks-and-events). Called whenever one is read. */
@FunctionalInterface
public interface SessionCallback {

    /**
     * Answers with the session to hand out, made from the given one: {@code session.withUser("role",
     * token.get("role"))}.
     *
     * @throws Exception nobody is signed in for this request; the browser keeps its token (W24)
     */
    Session session(Session session, Claims token) throws Exception;
}
