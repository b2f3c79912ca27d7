package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The token endpoint (RFC 6749 section 3.2, OpenID Connect Core sections 3.1.3 and 12). */
final class TokenEndpoint implements Endpoint {

    private final ProviderSettings settings;
    private final ClientRegistry clients;
    private final Grants grants;
    private final IdTokenIssuer idTokens;
    private final CodeRedemption codes;
    private final TokenFaults mishaps;
    private final DpopCheck dpop;
    private final TokenBindings bindings;
    private final RefreshGrant refreshes;
    private final ServiceGrants services;

    TokenEndpoint(ProviderState parts) {
        this.settings = parts.settings();
        this.clients = parts.clients();
        this.grants = parts.grants();
        this.idTokens = parts.idTokens();
        this.codes = new CodeRedemption(Protocol.OPENID_CONNECT, parts.grants());
        this.mishaps = new TokenFaults(parts.settings(), parts.behaviour());
        this.dpop = parts.dpop();
        this.bindings = parts.bindings();
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
            return dpop.guard(request, client, null, key -> granted(client, request, key), ProtocolError::toAnswer);
        } catch (ProtocolError error) {
            return error.toAnswer();
        }
    }

    private EndpointResponse granted(RegisteredClient client, ReceivedRequest request, @Nullable String key) {
        RequestParameters form = request.parameters();
        String thumbprint =
                client.must(ClientDemand.CERTIFICATE_BOUND_TOKENS) ? TokenBindings.certificate(request) : key;
        return mishaps.sent(
                switch (form.require("grant_type")) {
                    case "authorization_code" -> tokens(codes.redeem(client, form, key), true, key != null, thumbprint);
                    case "refresh_token" ->
                        refreshes.bent(tokens(refreshes.redeem(client, form), false, key != null, thumbprint));
                    case ServiceGrants.CLIENT_CREDENTIALS ->
                        bound(services.clientCredentials(client, form), key != null, thumbprint);
                    case ServiceGrants.TOKEN_EXCHANGE ->
                        bound(services.exchange(client, form), key != null, thumbprint);
                    default -> throw new ProtocolError("unsupported_grant_type", "This grant is not offered");
                });
    }

    private Map<String, Object> bound(Map<String, Object> answer, boolean proven, @Nullable String thumbprint) {
        bindings.bind(String.valueOf(answer.get("access_token")), thumbprint);
        if (proven) {
            answer.put("token_type", "DPoP");
        }
        return answer;
    }

    private Map<String, Object> tokens(Grant grant, boolean atSignIn, boolean proven, @Nullable String thumbprint) {
        String accessToken = grants.accessToken(grant);
        boolean ignored = mishaps.ignoresProofs();
        bindings.bind(accessToken, ignored ? null : thumbprint);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("token_type", proven && !ignored ? "DPoP" : "Bearer");
        answer.put("expires_in", settings.accessTokenLifetime().toSeconds());
        answer.put("refresh_token", grants.refreshToken(grant));
        answer.put("scope", grant.request().scopeText());
        if (!grant.client().must(ClientDemand.PLAIN_OAUTH)) {
            answer.put("id_token", idTokens.issue(grant, accessToken, atSignIn));
        }
        mishaps.bend(answer);
        return answer;
    }
}
