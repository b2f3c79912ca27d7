package dev.latchkey.method;

import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the providers that give tokens. */
public final class OAuthProviders {

    private OAuthProviders() {}

    /** Returns the OAuth and OpenID Connect providers among {@code all} by their ids, in the same order. */
    public static Map<String, OAuthProvider> among(Collection<Provider> all) {
        Map<String, OAuthProvider> found = new LinkedHashMap<>();
        for (Provider each : all) {
            if (each instanceof OAuthProvider provider) {
                found.put(provider.id(), provider);
            }
        }
        return Collections.unmodifiableMap(found);
    }
}
