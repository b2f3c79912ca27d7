package dev.latchkey.jersey;

import dev.latchkey.AuthExchange;
import dev.latchkey.error.AuthException;
import dev.latchkey.jakartarest.RestAuth;
import dev.latchkey.model.Session;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * Injects a session, an optional session or the exchange into {@code @Context} parameters of resource methods and
 * locators.
 */
final class ParameterInjection implements ValueParamProvider {

    private final RestAuth auth;

    ParameterInjection(RestAuth auth) {
        this.auth = auth;
    }

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        if (!parameter.isAnnotationPresent(Context.class)) {
            return null;
        }
        Type type = parameter.getType();
        if (type.equals(AuthExchange.class)) {
            return auth::exchange;
        }
        if (type.equals(Session.class)) {
            return request -> auth.session(request).orElseThrow(AuthException.Refused::sessionRequired);
        }
        boolean perhaps = type instanceof ParameterizedType generic
                && generic.getRawType().equals(Optional.class)
                && generic.getActualTypeArguments()[0].equals(Session.class);
        return perhaps ? auth::session : null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
