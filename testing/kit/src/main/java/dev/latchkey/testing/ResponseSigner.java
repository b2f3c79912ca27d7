package dev.latchkey.testing;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs and encrypts authorization responses (JARM sections 2.1 and 2.2), wrongly if the provider misbehaves. */
final class ResponseSigner {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final ProviderSettings settings;
    private final CurrentMisbehaviour behaviour;
    private final IdTokenSigner signer;

    ResponseSigner(ProviderSettings settings, CurrentMisbehaviour behaviour, SigningKeyRotation keys) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.signer = new IdTokenSigner(settings, behaviour, keys, JOSEObjectType.JWT);
    }

    /** Returns the parameters that are sent in place of {@code answer}. */
    Map<String, String> signed(RegisteredClient client, Map<String, String> answer) {
        Misbehaviour misbehaviour = behaviour.misbehaviour();
        return misbehaviour == Misbehaviour.JARM_UNSIGNED
                ? answer
                : Map.of("response", encrypted(client, claims(client, answer, misbehaviour), misbehaviour));
    }

    private String encrypted(RegisteredClient client, Map<String, Object> claims, @Nullable Misbehaviour misbehaviour) {
        TokenEncryption encryption = client.responseEncryption().orElse(null);
        if (encryption == null || misbehaviour == Misbehaviour.JARM_NOT_ENCRYPTED) {
            return token(claims, misbehaviour);
        }
        return encryption.encrypt(
                misbehaviour == Misbehaviour.JARM_ENCRYPTED_UNSIGNED
                        ? JSONObjectUtils.toJSONString(claims)
                        : token(claims, misbehaviour));
    }

    private Map<String, Object> claims(
            RegisteredClient client, Map<String, String> answer, @Nullable Misbehaviour misbehaviour) {
        Instant now = settings.now();
        Map<String, Object> claims = new LinkedHashMap<>(answer);
        claims.put("iss", answer.getOrDefault("iss", settings.issuer()));
        claims.put("aud", client.id());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        if (misbehaviour != null) {
            switch (misbehaviour) {
                case JARM_NO_ISSUER -> claims.remove("iss");
                case JARM_WRONG_ISSUER -> claims.put("iss", settings.issuer() + "1");
                case JARM_NO_AUDIENCE -> claims.remove("aud");
                case JARM_WRONG_AUDIENCE -> claims.put("aud", client.id() + "1");
                case JARM_NO_EXPIRY -> claims.remove("exp");
                case JARM_EXPIRED -> claims.put("exp", now.minus(LIFETIME).getEpochSecond());
                default -> {} // the others do not affect claims
            }
        }
        return claims;
    }

    private String token(Map<String, Object> claims, @Nullable Misbehaviour misbehaviour) {
        if (misbehaviour == null) {
            return signer.signProperly(claims);
        }
        return switch (misbehaviour) {
            case JARM_BROKEN_SIGNATURE -> IdTokenSigner.broken(signer.signProperly(claims));
            case JARM_FOREIGN_SIGNATURE -> signer.signWithForeignKey(claims);
            case JARM_ALG_NONE -> IdTokenSigner.plain(claims);
            default -> signer.signProperly(claims);
        };
    }
}
