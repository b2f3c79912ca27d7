package dev.latchkey.testing;

import java.util.Optional;

/** Revokes tokens (RFC 7009). With a refresh token, the whole grant ends. */
final class RevocationEndpoint implements Endpoint {

    private final ClientRegistry clients;
    private final Grants grants;
    private final CurrentMisbehaviour behaviour;

    RevocationEndpoint(ProviderState parts) {
        this.clients = parts.clients();
        this.grants = parts.grants();
        this.behaviour = parts.behaviour();
    }

    @Override
    public EndpointResponse answer(ReceivedRequest request) {
        if (behaviour.is(Misbehaviour.REVOCATION_500)) {
            return EndpointResponse.text(500, "Out of order");
        }
        try {
            revoke(clients.authenticate(request), request.parameters().require("token"));
            return EndpointResponse.text(200, ""); // also for a token that nobody knows
        } catch (ProtocolError error) {
            return error.toAnswer();
        }
    }

    private void revoke(RegisteredClient client, String token) {
        of(client, grants.withRefreshToken(token)).ifPresent(grant -> grants.end(grant.sessionId()));
        of(client, grants.withAccessToken(token)).ifPresent(grant -> grants.endAccessToken(token));
    }

    private static Optional<Grant> of(RegisteredClient client, Optional<Grant> grant) {
        return grant.filter(found -> found.client().id().equals(client.id()));
    }
}
