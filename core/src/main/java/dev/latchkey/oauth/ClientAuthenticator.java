package dev.latchkey.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.seal.Randoms;
import dev.latchkey.wire.PercentEscapes;
import java.net.http.HttpRequest;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

/** Authenticates the client at the token endpoint (wire.md#token-request, OpenID Connect Core section 9). */
final class ClientAuthenticator {

    private static final long ASSERTION_SECONDS = 60;
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Randoms randoms;
    private final InstantSource clock;

    ClientAuthenticator(Randoms randoms, InstantSource clock) {
        this.randoms = randoms;
        this.clock = clock;
    }

    /**
     * Adds the client's credentials to a token request.
     *
     * @param audience the audience of an assertion, which is the issuer, or the token endpoint if there is no issuer
     */
    void add(OAuthDefinition client, String audience, HttpRequest.Builder request, Map<String, String> form) {
        switch (client.clientAuthentication()) {
            case CLIENT_SECRET_BASIC -> request.header("Authorization", basic(client.clientId(), secret(client)));
            case CLIENT_SECRET_POST -> {
                form.put(client.clientIdParameter(), client.clientId());
                form.put("client_secret", secret(client).reveal());
            }
            case CLIENT_SECRET_JWT -> {
                form.put(client.clientIdParameter(), client.clientId());
                form.put("client_assertion_type", ASSERTION_TYPE);
                form.put("client_assertion", assertion(client.clientId(), secret(client), audience));
            }
            case NONE -> form.put(client.clientIdParameter(), client.clientId());
        }
    }

    static String basic(String id, Secret secret) {
        String pair = encode(id) + ":" + encode(secret.reveal());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    /*
     * Encodes like Auth.js, because providers expect this. It is not exactly the form encoding of RFC 6749 section
     * 2.3.1.
     */
    private static String encode(String text) {
        return PercentEscapes.encodeComponent(text).replace("%20", "+");
    }

    private String assertion(String id, Secret secret, String audience) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(id)
                .subject(id)
                .audience(audience)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(ASSERTION_SECONDS)))
                .jwtID(randoms.uuid())
                .build();
        SignedJWT assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            assertion.sign(new MACSigner(secret.reveal().getBytes(UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException("The client secret cannot be used for HS256", e);
        }
        return assertion.serialize();
    }

    private Secret secret(OAuthDefinition client) {
        Secret secret = client.clientSecret();
        if (secret == null) {
            throw new IllegalStateException("No client secret"); // OAuthProvider.problems() says how to set it
        }
        ECPrivateKey key = client.clientSecretKey();
        return key == null ? secret : ClientSecretKey.jwt(client, key, clock.instant());
    }
}
