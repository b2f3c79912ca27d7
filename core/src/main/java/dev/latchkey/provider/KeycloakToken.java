package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.wire.MalformedException;
import java.util.Base64;

/** Reads the access tokens of Keycloak. */
final class KeycloakToken {

    static final String ROLES = "roles";

    private KeycloakToken() {}

    /**
     * Returns the claims of the access token. The signature is not checked. The token has just come from the token
     * endpoint over a secure connection, which proves the issuer as a signature does (OpenID Connect Core section
     * 3.1.3.7, rule 6).
     *
     * @throws MalformedException if the access token is not a JWT
     */
    @SuppressWarnings("UnusedException") // its message may quote the token
    static Claims accessToken(Tokens tokens) {
        Secret token = tokens.accessToken();
        String[] parts = token == null ? new String[0] : token.reveal().split("\\.", -1);
        if (parts.length != 3) {
            throw malformed();
        }
        try {
            return Claims.parse(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static MalformedException malformed() {
        return new MalformedException("The access token is not a JWT, so it tells no roles");
    }
}
