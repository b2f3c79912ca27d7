package dev.latchkey.resteasy;

import dev.latchkey.SessionScopeSource;
import dev.latchkey.SessionScope;
import dev.latchkey.jakartarest.RestAuth;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.spi.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Opens {@link SessionScope} wherever RESTEasy knows which request the code serves. */
public final class ResteasyScope implements SessionScopeSource {

    @Override
    public SessionScope.@Nullable Carried current() {
        HttpRequest request = ResteasyContext.getContextData(HttpRequest.class);
        return request == null ? null : RestAuth.scope(request::getAttribute).orElse(null);
    }
}
