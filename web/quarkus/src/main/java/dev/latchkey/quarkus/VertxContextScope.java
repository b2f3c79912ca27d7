package dev.latchkey.quarkus;

import dev.latchkey.SessionScopeSource;
import dev.latchkey.SessionScope;
import dev.latchkey.adapter.AdapterExchange;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the exchange in the Vert.x context, which Quarkus passes to every thread that serves the request. */
public final class VertxContextScope implements SessionScopeSource {

    private static final String EXCHANGE = AdapterExchange.class.getName();
    private static final String SCOPE = VertxContextScope.class.getName();

    static void keep(AdapterExchange exchange) {
        ContextLocals.put(SCOPE, exchange.carried());
        ContextLocals.put(EXCHANGE, exchange);
    }

    /** Empty if the running code serves no request, or one of Quarkus's management interface. */
    static Optional<AdapterExchange> exchange() {
        return here(EXCHANGE);
    }

    @Override
    public SessionScope.@Nullable Carried current() {
        return VertxContextScope.<SessionScope.Carried>here(SCOPE).orElse(null);
    }

    private static <T> Optional<T> here(String key) {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(key) : Optional.empty();
    }
}
