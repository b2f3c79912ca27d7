package dev.latchkey.spring.webflux;

import dev.latchkey.model.Session;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Handles a request and gets the session of the request.
 *
 * @param <S> {@link Session}, or {@code Optional<Session>} if the handler also serves users who are not signed in
 */
@FunctionalInterface
public interface SessionAwareHandler<S> {

    /** Handles one request. */
    Mono<ServerResponse> handle(ServerRequest request, S session);
}
