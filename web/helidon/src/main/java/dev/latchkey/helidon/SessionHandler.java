package dev.latchkey.helidon;

import dev.latchkey.model.Session;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * A handler that is given the session.
 *
 * @param <S> {@link Session}, or {@code Optional<Session>} where nobody need be signed in
 */
@FunctionalInterface
public interface SessionHandler<S> {

    /** Handles one request. */
    void handle(ServerRequest request, ServerResponse response, S session) throws Exception;
}
