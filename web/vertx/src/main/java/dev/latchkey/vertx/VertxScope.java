package dev.latchkey.vertx;

import dev.latchkey.SessionScopeSource;
import dev.latchkey.SessionScope;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the {@link SessionScope} in the Vert.x context of a request, for all code that runs on that context, such as
 * futures, timers and blocking code. Vert.x loads this class as a service, because a context slot must be reserved
 * before the first context exists.
 */
public final class VertxScope implements VertxServiceProvider, SessionScopeSource {

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
