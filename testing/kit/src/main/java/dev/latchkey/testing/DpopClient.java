package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A program with a key, for which a provider issues bound access tokens, and which proves that it has the key. */
public final class DpopClient {

    private final ECKey key;

    private DpopClient(ECKey key) {
        this.key = key;
    }

    /** Returns a program with a new key. */
    public static DpopClient create() {
        try {
            return new DpopClient(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The JDK makes keys of this kind", impossible);
        }
    }

    /** Returns the thumbprint of the key (RFC 7638), to which tokens are bound. */
    public String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The JDK has SHA-256", impossible);
        }
    }

    /** Returns a proof for one request, for the header {@code DPoP} (RFC 9449 section 4.2). */
    public String proof(String method, String url, String accessToken, Instant now) {
        return proof(method, url, accessToken, now, Map.of());
    }

    /**
     * Works like {@link #proof(String, String, String, Instant)}, with more or other claims, such as {@code nonce}. A
     * claim that is {@code null} is left out.
     */
    public String proof(
            String method,
            String url,
            String accessToken,
            Instant now,
            Map<String, ? extends @Nullable Object> claims) {
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", url)
                .claim("ath", hash(accessToken))
                .claim("iat", now.getEpochSecond());
        claims.forEach(all::claim);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK())
                .build();
        SignedJWT proof = new SignedJWT(header, all.build());
        try {
            proof.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The key fits its algorithm", impossible);
        }
        return proof.serialize();
    }

    private static String hash(String accessToken) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("The JDK has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "DpopClient[" + thumbprint() + "]";
    }
}
