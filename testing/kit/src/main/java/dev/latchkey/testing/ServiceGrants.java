package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The grants for calls between services: client credentials (RFC 6749 section 4.4) and token exchange (RFC 8693). */
final class ServiceGrants {

    static final String CLIENT_CREDENTIALS = "client_credentials";
    static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final ProviderState parts;
    private final TokenFaults mishaps;

    ServiceGrants(ProviderState parts) {
        this.parts = parts;
        this.mishaps = new TokenFaults(parts.settings(), parts.behaviour());
    }

    /** Issues a token of the client itself. */
    Map<String, Object> clientCredentials(RegisteredClient client, RequestParameters form) {
        if (!client.isConfidential()) {
            throw new ProtocolError("unauthorized_client", "The client cannot prove who it is");
        }
        String audience = form.one("audience").orElse(parts.settings().issuer());
        return response(NewAccessToken.of(parts, audience).client(client.id()), form);
    }

    /** Exchanges an access token of the client for one of the same person that is for another service. */
    Map<String, Object> exchange(RegisteredClient client, RequestParameters form) {
        if (!form.require("subject_token_type").equals(ACCESS_TOKEN)) {
            throw ProtocolError.invalidRequest("Only access tokens are exchanged");
        }
        Grant grant = parts.grants()
                .withAccessToken(form.require("subject_token"))
                .filter(of -> of.client().id().equals(client.id()))
                .orElseThrow(() -> ProtocolError.invalidGrant("The subject token is unknown or too old"));
        NewAccessToken token = NewAccessToken.of(parts, form.require("audience"))
                .client(client.id())
                .person(grant.person().username());
        Map<String, Object> answer = response(token, form);
        answer.put("issued_token_type", ACCESS_TOKEN);
        return answer;
    }

    private Map<String, Object> response(NewAccessToken token, RequestParameters form) {
        Optional<String> scope = form.one("scope");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", scope.map(token::scopes).orElse(token).issue());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", parts.settings().accessTokenLifetime().toSeconds());
        scope.ifPresent(granted -> answer.put("scope", granted));
        mishaps.bend(answer);
        return answer;
    }
}
