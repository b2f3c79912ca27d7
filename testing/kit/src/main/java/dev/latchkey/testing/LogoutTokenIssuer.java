package dev.latchkey.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import dev.latchkey.provider.SigningAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and signs the tokens with which the provider ends sessions, with one fault if a test wants it. */
final class LogoutTokenIssuer {

    static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static final Duration LIFETIME = Duration.ofMinutes(2);
    private static final Duration FAR = Duration.ofHours(1);

    private final ProviderSettings settings;
    private final SigningKeyRotation keys;
    private final RandomValues random;

    LogoutTokenIssuer(ProviderSettings settings, SigningKeyRotation keys, RandomValues random) {
        this.settings = settings;
        this.keys = keys;
        this.random = random;
    }

    /**
     * Returns a signed token.
     *
     * @param type the {@code typ} in the header
     * @param more the claims that only this kind of token has
     */
    String issue(String type, String audience, Map<String, Object> more, @Nullable LogoutFault fault) {
        Instant now = settings.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", settings.issuer());
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("jti", random.next());
        claims.putAll(more);
        bend(claims, now, fault);
        try {
            return sign(type, new Payload(claims), fault);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The provider's own keys fit their algorithms", impossible);
        }
    }

    private static void bend(Map<String, Object> claims, Instant now, @Nullable LogoutFault fault) {
        if (fault == null) {
            return;
        }
        switch (fault) {
            case WRONG_ISSUER -> claims.computeIfPresent("iss", (name, issuer) -> issuer + "1");
            case WRONG_AUDIENCE -> claims.computeIfPresent("aud", (name, audience) -> audience + "1");
            case NO_EVENT -> claims.remove("events");
            case WRONG_EVENT -> claims.put("events", Map.of(EVENT + "s", Map.of()));
            case NONCE -> claims.put("nonce", "a-nonce");
            case NO_ID -> claims.remove("jti");
            case NO_SUBJECT_AND_SESSION -> {
                claims.remove("sub");
                claims.remove("sid");
            }
            case EXPIRED -> {
                claims.put("iat", now.minus(FAR).minus(LIFETIME).getEpochSecond());
                claims.put("exp", now.minus(FAR).getEpochSecond());
            }
            case NO_EXPIRY -> claims.remove("exp");
            case NO_ISSUED_AT -> claims.remove("iat");
            case ISSUED_LONG_AGO -> claims.put("iat", now.minus(FAR).getEpochSecond());
            case ISSUED_IN_FUTURE -> {
                claims.put("iat", now.plus(FAR).getEpochSecond());
                claims.put("exp", now.plus(FAR).plus(LIFETIME).getEpochSecond());
            }
            default -> {} // the others do not affect claims
        }
    }

    private String sign(String type, Payload payload, @Nullable LogoutFault fault) throws JOSEException {
        if (fault == LogoutFault.ALG_NONE) {
            return new PlainObject(new PlainHeader(), payload).serialize();
        }
        SigningAlgorithm algorithm = fault == LogoutFault.OTHER_ALGORITHM ? other() : settings.algorithm();
        JWK published = keys.current().of(algorithm);
        JWK key = fault == LogoutFault.FOREIGN_SIGNATURE ? keys.foreign().of(algorithm) : published;
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm.name()))
                .type(new JOSEObjectType(fault == LogoutFault.WRONG_TYPE ? "at+jwt" : type))
                .keyID(published.getKeyID())
                .build();
        JWSObject token = new JWSObject(header, payload);
        token.sign(
                key instanceof OctetKeyPair edwards
                        ? new Ed25519Signer(edwards)
                        : new DefaultJWSSignerFactory().createJWSSigner(key));
        return token.serialize();
    }

    private SigningAlgorithm other() {
        return settings.algorithm() == SigningAlgorithm.ES256 ? SigningAlgorithm.RS256 : SigningAlgorithm.ES256;
    }
}
