package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads a person's roles from the provider's answer. The session gets them at sign-in. */
@FunctionalInterface
public interface RoleMapping {

    /**
     * Returns the roles.
     *
     * @param document the same document that a {@link ProfileMapping} gets
     * @throws RuntimeException if the roles cannot be read; then the sign-in fails
     */
    Collection<String> roles(Claims document, Tokens tokens);

    /** Returns a mapping that reads the texts of a claim, such as {@code groups} of Okta. */
    static RoleMapping claim(String name) {
        return (document, tokens) -> document.texts(name);
    }

    /**
     * Returns a mapping that reads the realm roles of Keycloak ({@code realm_access.roles}). Keycloak puts these roles
     * into access tokens, and also into ID tokens if a Keycloak mapper is configured to do so.
     */
    static RoleMapping keycloakRealm() {
        return (document, tokens) -> either(document, tokens, "realm_access").texts(KeycloakToken.ROLES);
    }

    /** Returns a mapping that reads the roles of one client of Keycloak ({@code resource_access.<client>.roles}). */
    static RoleMapping keycloakClient(String clientId) {
        return (document, tokens) ->
                either(document, tokens, "resource_access").object(clientId).texts(KeycloakToken.ROLES);
    }

    /** Returns a mapping with the roles of both mappings. */
    default RoleMapping and(RoleMapping other) {
        return (document, tokens) -> {
            List<String> all = new ArrayList<>(roles(document, tokens));
            all.addAll(other.roles(document, tokens));
            return all;
        };
    }

    private static Claims either(Claims document, Tokens tokens, String member) {
        Claims found = document.object(member);
        return found.isEmpty() ? KeycloakToken.accessToken(tokens).object(member) : found;
    }
}
