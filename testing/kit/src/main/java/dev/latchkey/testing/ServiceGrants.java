package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** The grants for calls between services: client credentials (RFC 6749 section 4.4) and token exchange (RFC 8693). */
final class ServiceGrants {

    static final String CLIENT_CREDENTIALS = "client_credentials";
    static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final ProviderSettings settings;
    private final Grants grants;
    private final TokenFaults mishaps;

    ServiceGrants(ProviderState parts) {
        this.settings = parts.settings();
        this.grants = parts.grants();
        this.mishaps = new TokenFaults(parts.settings(), parts.behaviour());
    }

    /** Issues a token of the client itself. No endpoint of the provider accepts the token, because it is nobody's. */
    Map<String, Object> clientCredentials(RegisteredClient client, RequestParameters form) {
        if (!client.isConfidential()) {
            throw new ProtocolError("unauthorized_client", "The client cannot prove who it is");
        }
        Map<String, Object> answer = response(grants.clientToken());
        form.one("scope").ifPresent(scope -> answer.put("scope", scope));
        return answer;
    }

    /** Exchanges an access token of the client for another one of the same person. */
    Map<String, Object> exchange(RegisteredClient client, RequestParameters form) {
        if (!form.require("subject_token_type").equals(ACCESS_TOKEN)) {
            throw ProtocolError.invalidRequest("Only access tokens are exchanged");
        }
        form.require("audience");
        Grant grant = grants.withAccessToken(form.require("subject_token"))
                .filter(of -> of.client().id().equals(client.id()))
                .orElseThrow(() -> ProtocolError.invalidGrant("The subject token is unknown or too old"));
        Map<String, Object> answer = response(grants.accessToken(grant));
        answer.put("issued_token_type", ACCESS_TOKEN);
        return answer;
    }

    private Map<String, Object> response(String accessToken) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", settings.accessTokenLifetime().toSeconds());
        mishaps.bend(answer);
        return answer;
    }
}
