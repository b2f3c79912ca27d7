package dev.latchkey.resteasy;

import dev.latchkey.SessionScope;
import dev.latchkey.SessionScopeSource;
import dev.latchkey.jakartarest.RestAuth;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.spi.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Provides the {@link SessionScope} on every thread for which RESTEasy knows the current request. */
public final class ResteasyScope implements SessionScopeSource {

    @Override
    public SessionScope.@Nullable Carried current() {
        HttpRequest request = ResteasyContext.getContextData(HttpRequest.class);
        return request == null ? null : RestAuth.scope(request::getAttribute).orElse(null);
    }
}
