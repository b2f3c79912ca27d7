package dev.latchkey.testing;

import java.util.Optional;
import java.util.function.Function;

/** Lets a request pass whose access token counts (RFC 6750 section 2.1). */
final class BearerCheck {

    private static final String SCHEME = "Bearer ";

    private final Protocol protocol;
    private final Grants grants;
    private final CurrentMisbehaviour behaviour;

    BearerCheck(Protocol protocol, Grants grants, CurrentMisbehaviour behaviour) {
        this.protocol = protocol;
        this.grants = grants;
        this.behaviour = behaviour;
    }

    EndpointResponse guard(ReceivedRequest request, Function<Grant, EndpointResponse> next) {
        return behaviour.is(Misbehaviour.USERINFO_401)
                ? refusal()
                : grant(request).map(next).orElseGet(BearerCheck::refusal);
    }

    private Optional<Grant> grant(ReceivedRequest request) {
        return request.header("Authorization")
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(header -> grants.withAccessToken(header.substring(SCHEME.length())))
                .filter(grant -> grant.request().protocol() == protocol);
    }

    private static EndpointResponse refusal() {
        return EndpointResponse.json(401, new ProtocolError("invalid_token", "The access token does not count").toMap())
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
