package dev.latchkey.testing;

import java.util.Optional;
import java.util.function.Function;

/**
 * Lets only requests with a valid access token pass. The token must be in the header (RFC 6750 section 2.1), or in the
 * form for one misbehaviour (section 2.2).
 */
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
        return token(request)
                .flatMap(grants::withAccessToken)
                .filter(grant -> grant.request().protocol() == protocol);
    }

    private Optional<String> token(ReceivedRequest request) {
        if (behaviour.is(Misbehaviour.USERINFO_TOKEN_IN_FORM_ONLY)) {
            return request.header("Authorization").isPresent()
                            || !request.method().equals("POST")
                    ? Optional.empty()
                    : request.parameters().one("access_token");
        }
        return request.header("Authorization")
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()));
    }

    private static EndpointResponse refusal() {
        return EndpointResponse.json(401, new ProtocolError("invalid_token", "The access token does not count").toMap())
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
