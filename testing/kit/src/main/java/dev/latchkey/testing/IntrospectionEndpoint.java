package dev.latchkey.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Says what an access token is worth (RFC 7662), to clients that prove who they are. */
final class IntrospectionEndpoint implements Endpoint {

    private final ProviderSettings settings;
    private final ClientRegistry clients;
    private final IssuedAccessTokens tokens;
    private final CurrentMisbehaviour behaviour;

    IntrospectionEndpoint(ProviderState parts) {
        this.settings = parts.settings();
        this.clients = parts.clients();
        this.tokens = parts.accessTokens();
        this.behaviour = parts.behaviour();
    }

    @Override
    public EndpointResponse answer(ReceivedRequest request) {
        behaviour.holdDuring(Misbehaviour.INTROSPECTION_SLOW);
        if (behaviour.is(Misbehaviour.INTROSPECTION_500)) {
            return EndpointResponse.text(500, "Out of order");
        }
        try {
            clients.authenticate(request);
            return EndpointResponse.json(200, about(request.parameters().require("token")));
        } catch (ProtocolError error) {
            return error.toAnswer();
        }
    }

    private Map<String, Object> about(String token) {
        Map<String, Object> answer = new LinkedHashMap<>();
        Map<String, Object> claims = tokens.current(token, settings.now()).orElse(null);
        answer.put("active", claims != null);
        if (claims != null) {
            answer.putAll(claims);
        }
        return answer;
    }
}
