package dev.latchkey.vertx;

import dev.latchkey.model.Session;
import io.vertx.ext.web.RoutingContext;

/**
 * Handles a request and gets the session of the request.
 *
 * @param <S> {@link Session}, or {@code Optional<Session>} if the handler also serves users who are not signed in
 */
@FunctionalInterface
public interface SessionAwareHandler<S> {

    /** Handles one request. An exception fails the routing context. */
    void handle(RoutingContext context, S session);
}
