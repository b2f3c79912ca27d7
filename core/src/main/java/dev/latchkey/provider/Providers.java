package dev.latchkey.provider;

import dev.latchkey.text.NearestName;
import dev.latchkey.wire.Origin;
import java.util.Set;

/**
 * The ready-made providers, one method for each. A provider still needs the client id and secret of the application,
 * which {@link OAuthProvider#withEnvironment} reads from {@code AUTH_<ID>_ID} and {@code AUTH_<ID>_SECRET}. A provider
 * whose customers each have their own issuer needs the issuer too. The folder {@code docs/providers} has a page for
 * each provider.
 */
public final class Providers extends OpenIdProviders {

    private Providers() {}

    /**
     * Returns any provider that speaks OpenID Connect, with the id {@code oidc} and the issuer's host as its name. Its
     * addresses come from the discovery document of {@code issuer}.
     *
     * @throws IllegalArgumentException if {@code issuer} is not a URL or has a query
     */
    public static OAuthProvider oidc(String issuer) {
        OAuthProvider provider = OAuthProvider.oidc("oidc", "OpenID Connect").issuer(issuer);
        Origin origin = Origin.of(issuer);
        return origin == null ? provider : provider.named("oidc", origin.host());
    }

    /**
     * Returns the ready-made provider with this id, such as {@code github}.
     *
     * @throws IllegalArgumentException if there is no such provider
     */
    public static OAuthProvider named(String id) {
        OAuthProvider provider = ProviderCatalogue.find(id);
        if (provider == null) {
            throw new IllegalArgumentException("No ready provider \"" + id + "\": did you mean "
                    + NearestName.of(id, ids()) + "? docs/providers/README.md lists all");
        }
        return provider;
    }

    /** Returns the ids of all ready-made providers, in alphabetical order. */
    public static Set<String> ids() {
        return ProviderCatalogue.ids();
    }
}
