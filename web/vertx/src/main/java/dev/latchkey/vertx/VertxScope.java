package dev.latchkey.vertx;

import dev.latchkey.ScopeSource;
import dev.latchkey.SessionScope;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the {@link SessionScope} with the Vert.x context of a request, for all that runs on it: futures, timers,
 * blocking code. Vert.x loads it as a service: a place in its contexts can be had only before there are any.
 */
public final class VertxScope implements VertxServiceProvider, ScopeSource {

    private static final ContextLocal<SessionScope.Carried> SCOPE =
            ContextLocal.registerLocal(SessionScope.Carried.class);

    @Override
    public void init(VertxBootstrap bootstrap) {} // to be loaded is all

    /** Only on a request's own context: what is kept with an event loop's, every request would find. */
    static void enter(SessionScope.Carried scope) {
        if (Vertx.currentContext() instanceof ContextInternal context && context.isDuplicate()) {
            context.putLocal(SCOPE, scope);
        }
    }

    @Override
    public SessionScope.@Nullable Carried current() {
        Context context = Vertx.currentContext();
        return context == null ? null : context.getLocal(SCOPE);
    }
}
