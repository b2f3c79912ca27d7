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

    /** Reads the texts of a claim, such as {@code groups} of Okta. */
    static RoleMapping claim(String name) {
        return (document, tokens) -> document.texts(name);
    }

    /**
     * Reads the realm roles of Keycloak ({@code realm_access.roles}), which are in its access tokens, and in its ID
     * tokens where a mapper puts them.
     */
    static RoleMapping keycloakRealm() {
        return (document, tokens) -> either(document, tokens, "realm_access").texts(KeycloakToken.ROLES);
    }

    /** Reads the roles of one client of Keycloak ({@code resource_access.<client>.roles}). */
    static RoleMapping keycloakClient(String clientId) {
        return (document, tokens) ->
                either(document, tokens, "resource_access").object(clientId).texts(KeycloakToken.ROLES);
    }

    /** Returns a mapping that has the roles of both. */
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
