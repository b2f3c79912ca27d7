package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** The token endpoint (RFC 6749 section 3.2, OpenID Connect Core sections 3.1.3 and 12). */
final class TokenEndpoint implements Endpoint {

    private final ProviderSettings settings;
    private final ClientRegistry clients;
    private final Grants grants;
    private final IdTokenIssuer idTokens;
    private final CodeRedemption codes;
    private final TokenFaults mishaps;
    private final RefreshGrant refreshes;
    private final ServiceGrants services;

    TokenEndpoint(ProviderState parts) {
        this.settings = parts.settings();
        this.clients = parts.clients();
        this.grants = parts.grants();
        this.idTokens = parts.idTokens();
        this.codes = new CodeRedemption(Protocol.OPENID_CONNECT, parts.grants());
        this.mishaps = new TokenFaults(parts.settings(), parts.behaviour());
        this.refreshes = new RefreshGrant(parts);
        this.services = new ServiceGrants(parts);
    }

    @Override
    public EndpointResponse answer(ReceivedRequest request) {
        return mishaps.instead(request).orElseGet(() -> properly(request));
    }

    private EndpointResponse properly(ReceivedRequest request) {
        try {
            RegisteredClient client = clients.authenticate(request);
            RequestParameters form = request.parameters();
            return switch (form.require("grant_type")) {
                case "authorization_code" -> mishaps.sent(response(codes.redeem(client, form), true));
                case "refresh_token" -> mishaps.sent(refreshes.bent(response(refreshes.redeem(client, form), false)));
                case ServiceGrants.CLIENT_CREDENTIALS -> mishaps.sent(services.clientCredentials(client, form));
                case ServiceGrants.TOKEN_EXCHANGE -> mishaps.sent(services.exchange(client, form));
                default -> throw new ProtocolError("unsupported_grant_type", "This grant is not offered");
            };
        } catch (ProtocolError error) {
            return error.toAnswer();
        }
    }

    private Map<String, Object> response(Grant grant, boolean atSignIn) {
        String accessToken = grants.accessToken(grant);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", settings.accessTokenLifetime().toSeconds());
        answer.put("refresh_token", grants.refreshToken(grant));
        answer.put("scope", grant.request().scopeText());
        answer.put("id_token", idTokens.issue(grant, accessToken, atSignIn));
        mishaps.bend(answer);
        return answer;
    }
}
