package dev.latchkey.resteasy;

import dev.latchkey.AuthExchange;
import dev.latchkey.jakartarest.RestAuth;
import dev.latchkey.jakartarest.RestInjection;
import dev.latchkey.model.Session;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.spi.ContextInjector;
import org.jboss.resteasy.spi.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lets RESTEasy inject the session and the exchange. A locator with a parameter {@code Session} gets {@code null} if
 * the user is not signed in, because the request is refused only at the method to which the locator leads.
 */
public final class ResteasyInjection implements RestInjection {

    @Override
    public void configure(RestAuth auth, FeatureContext context) {
        context.register(new ExchangeInjector(auth));
        context.register(new SessionInjector(auth));
    }

    private static AuthExchange exchange(RestAuth auth) {
        return auth.find(ResteasyContext.getRequiredContextData(HttpRequest.class)::getAttribute)
                .orElseThrow(() -> new IllegalStateException("RestAuth has not seen this request"));
    }

    private record ExchangeInjector(RestAuth auth) implements ContextInjector<AuthExchange, AuthExchange> {

        @Override
        public AuthExchange resolve(Class<? extends AuthExchange> raw, Type type, Annotation[] annotations) {
            return exchange(auth);
        }
    }

    /**
     * Injects a session. It also serves {@code Optional<Session>}, because RESTEasy makes the {@code Optional} itself.
     */
    private record SessionInjector(RestAuth auth) implements ContextInjector<Session, Session> {

        @Override
        public @Nullable Session resolve(Class<? extends Session> raw, Type type, Annotation[] annotations) {
            return exchange(auth).session().orElse(null);
        }
    }
}
