package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.model.Claims;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Signs the tokens of the providers in {@link DialectServer}, which share one RSA key. */
final class DialectTokens {

    private static final ECKey APPLICATION = ecKey();

    /** The private key with which a test makes client secrets, in PEM. */
    static final String APPLICATION_KEY = pem(APPLICATION);

    /** One key for all providers of this JVM, because making one takes long. */
    private static final RSAKey KEY = rsaKey();

    private final InstantSource clock;

    DialectTokens(InstantSource clock) {
        this.clock = clock;
    }

    String jwks() {
        return "{\"keys\":[" + KEY.toPublicJWK().toJSONString() + "]}";
    }

    String idToken(Dialect dialect, Claims claims, @Nullable String nonce) {
        long now = clock.instant().getEpochSecond();
        Claims all = claims.with("aud", Dialect.CLIENT).with("iat", now).with("exp", now + 3600);
        all = nonce == null ? all : all.with("nonce", nonce);
        return switch (dialect.facts().text("idTokenAlg").orElse("")) {
            case "HS256" -> signedWith(Dialect.SECRET, all);
            case "HS256-other" -> signedWith("another secret of more than 32 bytes", all);
            case "none" -> new PlainObject(new Payload(all.toJson())).serialize();
            default -> signed(all);
        };
    }

    String signed(Claims claims) {
        try {
            return sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), new RSASSASigner(KEY), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signedWith(String secret, Claims claims) {
        try {
            return sign(new JWSHeader(JWSAlgorithm.HS256), new MACSigner(secret.getBytes(UTF_8)), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWSHeader header, JWSSigner signer, Claims claims) throws JOSEException {
        JWSObject jwt = new JWSObject(header, new Payload(claims.toJson()));
        jwt.sign(signer);
        return jwt.serialize();
    }

    /** Returns whether {@code jwt} is a client secret that the application has made with its key. */
    boolean isSecret(String jwt, String audience) {
        try {
            SignedJWT secret = SignedJWT.parse(jwt);
            Claims claims = Claims.parse(secret.getPayload().toBytes());
            long now = clock.instant().getEpochSecond();
            return secret.verify(new ECDSAVerifier(APPLICATION))
                    && "KEY".equals(secret.getHeader().getKeyID())
                    && "TEAM".equals(claims.get("iss"))
                    && Dialect.CLIENT.equals(claims.get("sub"))
                    && audience.equals(claims.get("aud"))
                    && claims.number("iat").orElse(0L) == now
                    && claims.number("exp").orElse(0L) > now;
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsaKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ecKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(ECKey key) {
        try {
            String base64 =
                    Base64.getMimeEncoder().encodeToString(key.toECPrivateKey().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the code challenge of a verifier (RFC 7636 section 4.2). */
    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
