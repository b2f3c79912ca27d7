package dev.latchkey.testing;

import java.util.Map;

/** The userinfo endpoint (OpenID Connect Core section 5.3). */
final class UserInfoEndpoint implements Endpoint {

    private final BearerCheck bearer;
    private final PersonClaims userClaims;
    private final CurrentMisbehaviour behaviour;
    private final IdTokenIssuer idTokens;
    private final ClaimSources sources;

    UserInfoEndpoint(ProviderState parts) {
        this.bearer = new BearerCheck(Protocol.OPENID_CONNECT, parts);
        this.userClaims = parts.userClaims();
        this.behaviour = parts.behaviour();
        this.idTokens = parts.idTokens();
        this.sources = new ClaimSources(parts);
    }

    @Override
    public EndpointResponse answer(ReceivedRequest request) {
        return bearer.guard(request, grant -> {
            Map<String, Object> claims = userClaims.of(grant);
            if (behaviour.is(Misbehaviour.USERINFO_OTHER_SUBJECT)) {
                claims.put("sub", "somebody-else");
            }
            sources.addTo(claims, grant);
            boolean signed = behaviour.is(Misbehaviour.USERINFO_JWT)
                    || behaviour.is(Misbehaviour.USERINFO_JWT_FOREIGN_SIGNATURE)
                    || behaviour.is(Misbehaviour.USERINFO_JWT_WRONG_AUDIENCE)
                    || behaviour.is(Misbehaviour.USERINFO_JWT_WRONG_ISSUER);
            return signed
                    ? EndpointResponse.of(200, "application/jwt", idTokens.userInfo(grant, claims))
                    : EndpointResponse.json(200, claims);
        });
    }
}
