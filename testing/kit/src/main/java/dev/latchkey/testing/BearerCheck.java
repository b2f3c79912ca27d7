package dev.latchkey.testing;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets only requests with a valid access token pass, and those with a bound token only with its key or certificate. The
 * token must be in the header (RFC 6750 section 2.1, RFC 9449 section 7.1), or in the form for one misbehaviour.
 */
final class BearerCheck {

    private static final String BEARER = "Bearer";
    private static final String DPOP = "DPoP";

    private final Protocol protocol;
    private final Grants grants;
    private final CurrentMisbehaviour behaviour;
    private final DpopCheck dpop;
    private final TokenBindings bindings;

    BearerCheck(Protocol protocol, ProviderState parts) {
        this.protocol = protocol;
        this.grants = parts.grants();
        this.behaviour = parts.behaviour();
        this.dpop = parts.dpop();
        this.bindings = parts.bindings();
    }

    EndpointResponse guard(ReceivedRequest request, Function<Grant, EndpointResponse> next) {
        if (behaviour.is(Misbehaviour.USERINFO_401)) {
            return refusal(BEARER, invalid());
        }
        String proven = inHeader(request, DPOP).orElse(null);
        if (proven == null) {
            return token(request)
                    .filter(token -> bindings.allows(token, TokenBindings.certificate(request)))
                    .flatMap(this::grant)
                    .map(next)
                    .orElseGet(() -> refusal(BEARER, invalid()));
        }
        Grant grant = grant(proven).orElse(null);
        return grant == null
                ? refusal(DPOP, invalid())
                : dpop.guard(
                        request,
                        grant.client(),
                        proven,
                        key -> withKey(proven, key, grant, next),
                        error -> refusal(DPOP, error));
    }

    private EndpointResponse withKey(
            String token, @Nullable String key, Grant grant, Function<Grant, EndpointResponse> next) {
        return key != null && bindings.allows(token, key) ? next.apply(grant) : refusal(DPOP, invalid());
    }

    private Optional<Grant> grant(String token) {
        return grants.withAccessToken(token).filter(grant -> grant.request().protocol() == protocol);
    }

    private Optional<String> token(ReceivedRequest request) {
        if (behaviour.is(Misbehaviour.USERINFO_TOKEN_IN_FORM_ONLY)) {
            return request.header("Authorization").isPresent()
                            || !request.method().equals("POST")
                    ? Optional.empty()
                    : request.parameters().one("access_token");
        }
        return inHeader(request, BEARER);
    }

    private static Optional<String> inHeader(ReceivedRequest request, String scheme) {
        String start = scheme + " ";
        return request.header("Authorization")
                .filter(header -> header.regionMatches(true, 0, start, 0, start.length()))
                .map(header -> header.substring(start.length()));
    }

    private static ProtocolError invalid() {
        return new ProtocolError("invalid_token", "The access token does not count");
    }

    private EndpointResponse refusal(String scheme, ProtocolError error) {
        String spelt = behaviour.is(Misbehaviour.DPOP_CHALLENGE_OTHER_CASE) ? "dpOP" : scheme;
        return EndpointResponse.json(401, error.toMap())
                .with("WWW-Authenticate", spelt + " error=\"" + error.code() + "\"");
    }
}
