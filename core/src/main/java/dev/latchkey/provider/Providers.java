package dev.latchkey.provider;

import java.util.Set;

/**
 * Ready providers. Each lacks what belongs to the application: client id and secret, which
 * {@link OAuthProvider#withEnvironment} takes from {@code AUTH_<ID>_ID} and {@code AUTH_<ID>_SECRET}, and the issuer
 * where every customer has another.
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

    /** GitLab; {@link OAuthProvider#baseUrl} makes it a self-managed one. */
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
     * Microsoft Entra ID, for people of every tenant; {@code variable("tenantId", …)} or the {@code issuer} of a tenant
     * makes it one tenant's. The photo, which Microsoft gives only as bytes, is not fetched.
     */
    public static OAuthProvider microsoftEntraId() {
        return named("microsoft-entra-id");
    }

    /** Okta; needs the {@code issuer} of the organisation. */
    public static OAuthProvider okta() {
        return named("okta");
    }

    /**
     * The ready provider with an id, such as {@code github}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static OAuthProvider named(String id) {
        OAuthProvider provider = Catalogue.PROVIDERS.get(id);
        if (provider == null) {
            throw new IllegalArgumentException("No ready provider \"" + id + "\", only " + ids());
        }
        return provider;
    }

    /** The ids of all ready providers, in the order of the alphabet. */
    public static Set<String> ids() {
        return Catalogue.PROVIDERS.keySet();
    }
}
