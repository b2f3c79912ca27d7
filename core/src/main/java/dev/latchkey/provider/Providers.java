package dev.latchkey.provider;

import java.util.Set;

/**
 * Ready-made providers. Each still needs the client id and secret of the application, which
 * {@link OAuthProvider#withEnvironment} reads from {@code AUTH_<ID>_ID} and {@code AUTH_<ID>_SECRET}. A provider whose
 * customers each have their own issuer needs the issuer too.
 */
public final class Providers {

    private Providers() {}

    /** Returns Auth0, which needs the {@code issuer} of the tenant. */
    public static OAuthProvider auth0() {
        return named("auth0");
    }

    public static OAuthProvider discord() {
        return named("discord");
    }

    /** Returns GitHub. {@link OAuthProvider#baseUrl} changes the provider to a GitHub Enterprise Server. */
    public static OAuthProvider github() {
        return named("github");
    }

    /** Returns GitLab. {@link OAuthProvider#baseUrl} changes the provider to a self-managed GitLab. */
    public static OAuthProvider gitlab() {
        return named("gitlab");
    }

    public static OAuthProvider google() {
        return named("google");
    }

    /** Returns Keycloak, which needs the {@code issuer}. The issuer ends with the realm. */
    public static OAuthProvider keycloak() {
        return named("keycloak");
    }

    /**
     * Returns Microsoft Entra ID, for users of every tenant. {@code variable("tenantId", …)} or the {@code issuer} of a
     * tenant limits the provider to one tenant. Latchkey does not fetch the user's photo, because Microsoft sends it
     * only as bytes.
     */
    public static OAuthProvider microsoftEntraId() {
        return named("microsoft-entra-id");
    }

    /** Returns Okta, which needs the {@code issuer} of the organisation. */
    public static OAuthProvider okta() {
        return named("okta");
    }

    /**
     * Returns the ready-made provider with this id, such as {@code github}.
     *
     * @throws IllegalArgumentException if there is no such provider
     */
    public static OAuthProvider named(String id) {
        OAuthProvider provider = ProviderCatalogue.PROVIDERS.get(id);
        if (provider == null) {
            throw new IllegalArgumentException("No ready provider \"" + id + "\", only " + ids());
        }
        return provider;
    }

    /** Returns the ids of all ready-made providers, in alphabetical order. */
    public static Set<String> ids() {
        return ProviderCatalogue.PROVIDERS.keySet();
    }
}
