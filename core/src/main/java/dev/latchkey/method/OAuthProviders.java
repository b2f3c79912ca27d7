package dev.latchkey.method;

import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the providers to which browsers go. Other rooms do not ask of which kind a provider is. */
public final class OAuthProviders {

    private OAuthProviders() {}

    /** Returns the OAuth and OpenID Connect providers by id, in the order of configuration. */
    public static Map<String, OAuthProvider> of(Collection<Provider> providers) {
        Map<String, OAuthProvider> found = new LinkedHashMap<>();
        for (Provider provider : providers) {
            if (provider instanceof OAuthProvider oauth) {
                found.put(oauth.id(), oauth);
            }
        }
        return Collections.unmodifiableMap(found);
    }
}
