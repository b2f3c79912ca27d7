package dev.latchkey.endpoint;

import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.provider.Provider;
import dev.latchkey.site.Site;
import dev.latchkey.wire.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Handles {@code GET /providers}. Lists the providers for browsers (wire.md#endpoints). */
final class ProvidersEndpoint implements Endpoint {

    private final Collection<Provider> providers;

    ProvidersEndpoint(Collection<Provider> providers) {
        this.providers = providers;
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        Site site = call.site();
        Map<String, Object> answer = new LinkedHashMap<>();
        for (Provider provider : providers) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("id", provider.id());
            facts.put("name", provider.name());
            facts.put("type", provider.type().wire());
            facts.put("signinUrl", site.endpoint("signin/" + provider.id()));
            facts.put("callbackUrl", site.endpoint("callback/" + provider.id()));
            answer.put(provider.id(), facts);
        }
        return AuthResponse.json(200, Json.write(answer));
    }
}
