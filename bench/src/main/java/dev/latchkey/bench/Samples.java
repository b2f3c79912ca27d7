package dev.latchkey.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The one payload that everybody reads, and the tokens that carry it. */
final class Samples {

    /** Claims of 300 bytes, as an ordinary sign-in makes them. */
    static final String PAYLOAD = "{\"name\":\"Ada Lovelace\",\"email\":\"ada.lovelace@example.org\","
            + "\"picture\":\"https://avatars.example.org/u/181512?v=4\",\"sub\":\"7f9c24e8-3b12-4f0a-9d6e-5c1b2a3d4e5f\","
            + "\"provider\":\"github\",\"locale\":\"en-GB\",\"roles\":[\"editor\",\"member\"],"
            + "\"iat\":1795442553,\"exp\":4000000000,\"jti\":\"76a480f8-b270-48ea-bdaa-f065abe3834f\"}";

    static final String SECRET = "a secret of the benchmark, known to all";
    static final String SLOT = "__Secure-authjs.session-token";
    static final byte[] HMAC_KEY = "thirty-two bytes for HMAC-SHA256".getBytes(UTF_8);
    static final InstantSource CLOCK = InstantSource.system();

    private Samples() {}

    static SealedTokens sealedTokens() {
        return sealedTokens(CLOCK);
    }

    /** A session token whose claims are {@link #PAYLOAD} but for another id of the same length. */
    static String sealedToken() {
        Claims claims = Claims.parse(PAYLOAD);
        long issued = claims.number("iat").orElseThrow();
        long expires = claims.number("exp").orElseThrow();
        return sealedTokens(InstantSource.fixed(Instant.ofEpochSecond(issued)))
                .seal(claims, Duration.ofSeconds(expires - issued));
    }

    private static SealedTokens sealedTokens(InstantSource clock) {
        return new KeyRing(List.of(Secret.of(SECRET)), new Randoms(new SecureRandom()), clock).slot(SLOT);
    }

    /** {@link #PAYLOAD} as a JWT, readable by everybody, signed with HMAC-SHA-256. */
    static String signedToken() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .build();
        JWSObject jws = new JWSObject(header, new Payload(PAYLOAD));
        jws.sign(new MACSigner(HMAC_KEY));
        return jws.serialize();
    }
}
