package dev.latchkey.provider;

import java.util.Set;

/**
 * Ready-made providers. Each still needs the client id and secret of the application, which
 * {@link OAuthProvider#withEnvironment} reads from {@code AUTH_<ID>_ID} and {@code AUTH_<ID>_SECRET}. Where every
 * customer has a different issuer, it needs that too.
 */
public final class Providers {

    private Providers() {}

    /** Auth0; needs the {@code issuer} of the tenant. */
    public static OAuthProvider auth0() {
        return named("auth0");
    }

    public static OAuthProvider discord() {
        return named("discord");
    }

    /** GitHub; {@link OAuthProvider#baseUrl} makes it a GitHub Enterprise Server. */
    public static OAuthProvider github() {
        return named("github");
    }

    /** GitLab; {@link OAuthProvider#baseUrl} makes it a self-managed GitLab. */
    public static OAuthProvider gitlab() {
        return named("gitlab");
    }

    public static OAuthProvider google() {
        return named("google");
    }

    /** Keycloak; needs the {@code issuer}, which ends with the realm. */
    public static OAuthProvider keycloak() {
        return named("keycloak");
    }

    /**
     * Microsoft Entra ID, for users of every tenant. {@code variable("tenantId", …)} or the {@code issuer} of a tenant
     * limits it to one tenant. The photo is not fetched, because Microsoft sends it only as bytes.
     */
    public static OAuthProvider microsoftEntraId() {
        return named("microsoft-entra-id");
    }

    /** Okta; needs the {@code issuer} of the organisation. */
    public static OAuthProvider okta() {
        return named("okta");
    }

    /**
     * Returns the ready-made provider with this id, such as {@code github}.
     *
     * @throws IllegalArgumentException if there is none
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
