package dev.latchkey.jersey;

import dev.latchkey.jakartarest.RestAuth;
import dev.latchkey.jakartarest.RestInjection;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;

/** Makes session and exchange injectable in Jersey, and opens the {@link dev.latchkey.SessionScope}. */
public final class JerseyInjection implements RestInjection {

    @Override
    public void configure(RestAuth auth, FeatureContext context) {
        context.register(new Binder(auth));
        context.register(new SessionScopeListener(auth));
    }

    private static final class Binder extends AbstractBinder {

        private final RestAuth auth;

        Binder(RestAuth auth) {
            this.auth = auth;
        }

        @Override
        protected void configure() {
            bind(new ParameterInjection(auth)).to(ValueParamProvider.class);
        }
    }
}
