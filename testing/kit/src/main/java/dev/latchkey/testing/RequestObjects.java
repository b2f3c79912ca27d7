package dev.latchkey.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads signed authorization requests (RFC 9101 section 6), which clients send or this provider fetches. */
final class RequestObjects {

    private final ProviderSettings settings;
    private final FetchedRequests fetched;

    RequestObjects(ProviderSettings settings, CurrentMisbehaviour behaviour) {
        this.settings = settings;
        this.fetched = new FetchedRequests(behaviour);
    }

    /** Returns the parameters inside the signed request of a client with keys; otherwise {@code given}. */
    @SuppressWarnings("UnusedException") // its message may quote the request
    RequestParameters read(RegisteredClient client, RequestParameters given) {
        String object = client.keys().isEmpty() ? "" : object(given);
        if (object.isEmpty()) {
            if (client.must(ClientDemand.SIGNED_REQUESTS)) {
                throw new ProtocolError("invalid_request_object", "This client signs its requests");
            }
            return given;
        }
        try {
            Map<String, String> parameters = parameters(client, SignedJWT.parse(object));
            requireBeside(client, given, parameters);
            return RequestParameters.parse(RequestParameters.encode(parameters));
        } catch (ParseException | JOSEException malformed) {
            throw new ProtocolError("invalid_request_object", "The request object cannot be read");
        }
    }

    private String object(RequestParameters given) {
        String carried = given.one("request").orElse("");
        String reference = given.one("request_uri").orElse("");
        if (!carried.isEmpty() && !reference.isEmpty()) {
            throw ProtocolError.invalidRequest("There are both request and request_uri");
        }
        return reference.isEmpty() ? carried : fetched.fetch(reference);
    }

    /** Checks what OpenID Connect Core section 6.2 demands beside a request that the provider fetches. */
    private static void requireBeside(
            RegisteredClient client, RequestParameters given, Map<String, String> parameters) {
        if (given.one("request_uri").isPresent()) {
            String type = given.require("response_type");
            boolean openid =
                    AuthorizationRequest.words(given.one("scope").orElse("")).contains("openid");
            if (!type.equals(parameters.get("response_type")) || !(openid || client.must(ClientDemand.PLAIN_OAUTH))) {
                throw ProtocolError.invalidRequest("The response_type or the scope openid is missing or another");
            }
        }
    }

    private Map<String, String> parameters(RegisteredClient client, SignedJWT object)
            throws ParseException, JOSEException {
        JWTClaimsSet claims = object.getJWTClaimsSet();
        boolean valid = ClientAssertionCheck.isSignedWithKey(object, client)
                && object.getHeader().getType() != null
                && object.getHeader().getType().getType().equals("oauth-authz-req+jwt")
                && client.id().equals(claims.getIssuer())
                && client.id().equals(claims.getStringClaim("client_id"))
                && claims.getAudience().equals(List.of(settings.issuer()))
                && claims.getNotBeforeTime() != null
                && claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isAfter(settings.now());
        if (!valid) {
            throw new ProtocolError(
                    "invalid_request_object", "The request object is not of this client for this provider");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        claims.getClaims().forEach((name, value) -> {
            if (!List.of("iss", "aud", "iat", "nbf", "exp", "jti").contains(name)) {
                parameters.put(name, Objects.toString(value));
            }
        });
        return parameters;
    }
}
