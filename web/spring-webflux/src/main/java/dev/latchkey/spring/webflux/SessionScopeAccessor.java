package dev.latchkey.spring.webflux;

import dev.latchkey.SessionScope;
import dev.latchkey.SessionScope.Carried;
import dev.latchkey.SessionScope.Opened;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Passes the {@link SessionScope} from Reactor's context to each thread that runs a step of the pipeline. Micrometer's
 * context propagation uses this accessor if the propagation is enabled.
 */
public final class SessionScopeAccessor implements ThreadLocalAccessor<Carried> {

    static final String KEY = "dev.latchkey.SessionScope";

    private static final ThreadLocal<@Nullable Here> HERE = new ThreadLocal<>();

    private record Here(Carried scope, Opened opened) {}

    @Override
    public Object key() {
        return KEY;
    }

    /**
     * Returns the scope that this accessor opened. It does not return other scopes, because passing another scope on
     * would require reading the session.
     */
    @Override
    public @Nullable Carried getValue() {
        Here open = HERE.get();
        return open == null ? null : open.scope();
    }

    @Override
    public void setValue(Carried scope) {
        setValue();
        HERE.set(new Here(scope, scope.open()));
    }

    @Override
    public void setValue() {
        Here open = HERE.get();
        if (open != null) {
            HERE.remove();
            open.opened().close();
        }
    }
}
