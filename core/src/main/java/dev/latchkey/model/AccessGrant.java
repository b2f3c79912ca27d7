package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * What an access token grants to the program that sent it.
 *
 * @param client the id of the program at the issuer of the token
 * @param scopes the scopes of the token; empty if it has none
 * @param roles the roles that the application reads from the token; empty unless it reads some
 * @param isProgram whether the program acts for itself, and not for a person
 */
public record AccessGrant(String client, Set<String> scopes, Set<String> roles, boolean isProgram) {

    public AccessGrant {
        requireNonNull(client, "client");
        scopes = Set.copyOf(scopes);
        roles = Set.copyOf(roles);
    }
}
