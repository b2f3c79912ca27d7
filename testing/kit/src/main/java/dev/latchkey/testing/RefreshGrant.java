package dev.latchkey.testing;

import java.util.Map;

/** Redeems refresh tokens, each of which is replaced by a new one (RFC 6749 section 6, RFC 9700 section 4.14.2). */
final class RefreshGrant {

    private final Grants grants;
    private final CurrentMisbehaviour behaviour;

    RefreshGrant(ProviderState parts) {
        this.grants = parts.grants();
        this.behaviour = parts.behaviour();
    }

    Grant redeem(RegisteredClient client, RequestParameters form) {
        String token = form.require("refresh_token");
        return (behaviour.is(Misbehaviour.REFRESH_TOKEN_STAYS)
                        ? grants.withRefreshToken(token)
                        : grants.spendRefreshToken(token))
                .filter(grant -> grant.client().id().equals(client.id()))
                .orElseThrow(() -> ProtocolError.invalidGrant("The refresh token is unknown, spent or too old"));
    }

    /** Changes the members of a proper response if the provider misbehaves. */
    Map<String, Object> bent(Map<String, Object> answer) {
        if (behaviour.is(Misbehaviour.REFRESH_NARROWER_SCOPE)) {
            answer.put("scope", "openid");
        }
        if (behaviour.is(Misbehaviour.REFRESH_TOKEN_STAYS)) {
            answer.remove("refresh_token");
        }
        return answer;
    }
}
