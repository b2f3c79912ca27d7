package dev.latchkey.javalin;

import dev.latchkey.model.Session;
import io.javalin.http.Context;

/**
 * Handles a request and gets the session of the request.
 *
 * @param <S> {@link Session}, or {@code Optional<Session>} if the handler also serves users who are not signed in
 */
@FunctionalInterface
public interface SessionAwareHandler<S> {

    /** Handles one request. */
    void handle(Context context, S session) throws Exception;
}
