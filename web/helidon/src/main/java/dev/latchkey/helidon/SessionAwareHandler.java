package dev.latchkey.helidon;

import dev.latchkey.model.Session;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Handles a request and gets the session of the request.
 *
 * @param <S> {@link Session}, or {@code Optional<Session>} if the handler also serves users who are not signed in
 */
@FunctionalInterface
public interface SessionAwareHandler<S> {

    /** Handles one request. */
    void handle(ServerRequest request, ServerResponse response, S session) throws Exception;
}
