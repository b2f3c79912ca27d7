package dev.latchkey.jdkhttp;

import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.model.Session;
import java.io.IOException;

/**
 * Handles a request and gets the session of the request.
 *
 * @param <S> {@link Session}, or {@code Optional<Session>} if the handler also serves users who are not signed in
 */
@FunctionalInterface
public interface SessionAwareHandler<S> {

    /** Handles one request. */
    void handle(HttpExchange http, S session) throws IOException;
}
