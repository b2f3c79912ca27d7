package dev.latchkey.vertx;

import dev.latchkey.model.Session;
import io.vertx.ext.web.RoutingContext;

/**
 * A handler that is given the session.
 *
 * @param <S> {@link Session}, or {@code Optional<Session>} where nobody need be signed in
 */
@FunctionalInterface
public interface SessionHandler<S> {

    /** Handles one request; what it throws fails the routing context. */
    void handle(RoutingContext context, S session);
}
