package dev.latchkey.jdkhttp;

import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.model.Session;
import java.io.IOException;

/**
 * A handler that is given the session.
 *
 * @param <S> {@link Session}, or {@code Optional<Session>} where nobody need be signed in
 */
@FunctionalInterface
public interface SessionHandler<S> {

    /** Handles one request. */
    void handle(HttpExchange http, S session) throws IOException;
}
