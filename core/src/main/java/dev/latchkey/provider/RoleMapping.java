package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds a person's roles in what a provider says; they go into the session's token at sign-in. */
@FunctionalInterface
public interface RoleMapping {

    /**
     * The roles.
     *
     * @param document the same as a {@link ProfileMapping} is given
     * @throws RuntimeException if they cannot be told; nobody is signed in
     */
    Collection<String> roles(Claims document, Tokens tokens);

    /** The texts of a claim, such as {@code groups} of Okta. */
    static RoleMapping claim(String name) {
        return (document, tokens) -> document.texts(name);
    }

    /**
     * The realm roles of Keycloak ({@code realm_access.roles}), which are in its access tokens, and in its ID tokens
     * where a mapper puts them.
     */
    static RoleMapping keycloakRealm() {
        return (document, tokens) -> either(document, tokens, "realm_access").texts(Keycloak.ROLES);
    }

    /** The roles of one client of Keycloak ({@code resource_access.<client>.roles}). */
    static RoleMapping keycloakClient(String clientId) {
        return (document, tokens) ->
                either(document, tokens, "resource_access").object(clientId).texts(Keycloak.ROLES);
    }

    /** These roles and those. */
    default RoleMapping and(RoleMapping other) {
        return (document, tokens) -> {
            List<String> all = new ArrayList<>(roles(document, tokens));
            all.addAll(other.roles(document, tokens));
            return all;
        };
    }

    private static Claims either(Claims document, Tokens tokens, String member) {
        Claims found = document.object(member);
        return found.isEmpty() ? Keycloak.accessToken(tokens).object(member) : found;
    }
}
