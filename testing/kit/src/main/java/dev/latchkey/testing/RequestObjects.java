package dev.latchkey.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads signed authorization requests (RFC 9101 section 6). */
final class RequestObjects {

    private final ProviderSettings settings;

    RequestObjects(ProviderSettings settings) {
        this.settings = settings;
    }

    /** Returns the parameters inside the signed request of a client with keys; otherwise {@code given}. */
    @SuppressWarnings("UnusedException") // its message may quote the request
    RequestParameters read(RegisteredClient client, RequestParameters given) {
        String object = given.one("request").orElse("");
        if (object.isEmpty() || client.keys().isEmpty()) {
            if (client.must(ClientDemand.SIGNED_REQUESTS)) {
                throw new ProtocolError("invalid_request_object", "This client signs its requests");
            }
            return given;
        }
        try {
            return RequestParameters.parse(RequestParameters.encode(parameters(client, SignedJWT.parse(object))));
        } catch (ParseException | JOSEException malformed) {
            throw new ProtocolError("invalid_request_object", "The request object cannot be read");
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
