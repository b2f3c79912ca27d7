package dev.latchkey.javalin;

import dev.latchkey.model.Session;
import io.javalin.http.Context;

/**
 * A handler that is given the session.
 *
 * @param <S> {@link Session}, or {@code Optional<Session>} where nobody need be signed in
 */
@FunctionalInterface
public interface SessionHandler<S> {

    /** Handles one request. */
    void handle(Context context, S session) throws Exception;
}
