package dev.latchkey.testing;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.latchkey.provider.SigningAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes ID tokens (OpenID Connect Core section 2), with wrong claims if the provider misbehaves. */
final class IdTokenIssuer {

    static final String OTHER_ISSUER = "https://other-issuer.example";
    static final String OTHER_CLIENT = "other-client";

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration FAR = Duration.ofHours(1);
    private static final Duration SIX_MINUTES = Duration.ofMinutes(6);

    private final ProviderSettings settings;
    private final CurrentMisbehaviour behaviour;
    private final PersonClaims userClaims;
    private final IdTokenSigner signer;

    IdTokenIssuer(
            ProviderSettings settings,
            CurrentMisbehaviour behaviour,
            PersonClaims userClaims,
            SigningKeyRotation keys) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.userClaims = userClaims;
        this.signer = new IdTokenSigner(settings, behaviour, keys, JOSEObjectType.JWT);
    }

    /**
     * Writes a signed ID token.
     *
     * @param withNonce {@code true} at sign-in; an ID token from a refresh has no nonce (OpenID Connect Core section
     *     12.2)
     */
    String issue(Grant grant, String accessToken, boolean withNonce) {
        Instant now = settings.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", settings.issuer());
        claims.put("aud", grant.client().id());
        claims.putAll(userClaims.of(grant));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("auth_time", grant.signedInAt().getEpochSecond());
        grant.request().authentication().addTo(claims);
        claims.put("sid", grant.sessionId());
        claims.put("at_hash", AccessTokenHash.of(algorithm(), accessToken));
        String nonce = grant.request().nonce();
        if (withNonce && nonce != null) {
            claims.put("nonce", nonce);
        }
        bend(claims, now);
        return encrypted(grant.client(), claims);
    }

    private SigningAlgorithm algorithm() {
        return behaviour.is(Misbehaviour.ID_TOKEN_RS256) ? SigningAlgorithm.RS256 : settings.algorithm();
    }

    private String encrypted(RegisteredClient client, Map<String, Object> claims) {
        TokenEncryption encryption = client.encryption().orElse(null);
        if (encryption == null || behaviour.is(Misbehaviour.ID_TOKEN_NOT_ENCRYPTED)) {
            return signer.sign(claims);
        }
        return encryption.encrypt(
                behaviour.is(Misbehaviour.ID_TOKEN_ENCRYPTED_UNSIGNED)
                        ? JSONObjectUtils.toJSONString(claims)
                        : signer.sign(claims));
    }

    /** Writes claims about a person whom another source describes, as a JWT (section 5.6.2). */
    String aggregated(Map<String, Object> about) {
        if (behaviour.isOneOf(Misbehaviour.AGGREGATED_CLAIMS_UNSIGNED, Misbehaviour.DISTRIBUTED_CLAIMS_UNSIGNED)) {
            return IdTokenSigner.plain(about);
        }
        Map<String, Object> claims = new LinkedHashMap<>(about);
        claims.put("iss", settings.issuer());
        return behaviour.isOneOf(
                        Misbehaviour.AGGREGATED_CLAIMS_FOREIGN_SIGNATURE,
                        Misbehaviour.DISTRIBUTED_CLAIMS_FOREIGN_SIGNATURE)
                ? signer.signWithForeignKey(claims)
                : signer.sign(claims);
    }

    /** Writes claims about a person as a signed JWT (OpenID Connect Core section 5.3.2). */
    String userInfo(Grant grant, Map<String, Object> about) {
        Map<String, Object> claims = new LinkedHashMap<>(about);
        claims.put("iss", behaviour.is(Misbehaviour.USERINFO_JWT_WRONG_ISSUER) ? OTHER_ISSUER : settings.issuer());
        claims.put(
                "aud",
                behaviour.is(Misbehaviour.USERINFO_JWT_WRONG_AUDIENCE)
                        ? OTHER_CLIENT
                        : grant.client().id());
        return behaviour.is(Misbehaviour.USERINFO_JWT_FOREIGN_SIGNATURE)
                ? signer.signWithForeignKey(claims)
                : signer.sign(claims);
    }

    /** Changes claims as the current misbehaviour says. */
    void bend(Map<String, Object> claims, Instant now) {
        Misbehaviour misbehaviour = behaviour.misbehaviour();
        if (misbehaviour == null) {
            return;
        }
        switch (misbehaviour) {
            case WRONG_ISSUER -> claims.put("iss", settings.issuer() + "1");
            case WRONG_AUDIENCE -> claims.computeIfPresent("aud", (aud, id) -> id + "1");
            case AUDIENCE_LIST -> claims.computeIfPresent("aud", (aud, id) -> List.of(id));
            case EXTRA_AUDIENCE_WITHOUT_AZP -> claims.computeIfPresent("aud", (aud, id) -> List.of(id, OTHER_CLIENT));
            case WRONG_NONCE -> claims.computeIfPresent("nonce", (nonce, value) -> value + "1");
            case NO_NONCE -> claims.remove("nonce");
            case NO_ISSUER -> claims.remove("iss");
            case NO_AUDIENCE -> claims.remove("aud");
            case NO_EXPIRY -> claims.remove("exp");
            case NO_ISSUED_AT -> claims.remove("iat");
            case WRONG_AZP -> claims.put("azp", OTHER_CLIENT);
            case EXPIRED -> {
                claims.put("iat", now.minus(LIFETIME).minus(FAR).getEpochSecond());
                claims.put("exp", now.minus(FAR).getEpochSecond());
            }
            case EXPIRED_SIX_MINUTES -> {
                claims.put("iat", now.minus(LIFETIME).getEpochSecond());
                claims.put("exp", now.minus(SIX_MINUTES).getEpochSecond());
            }
            case ISSUED_IN_FUTURE -> {
                claims.put("iat", now.plus(FAR).getEpochSecond());
                claims.put("exp", now.plus(FAR).plus(LIFETIME).getEpochSecond());
            }
            case NOT_YET_VALID -> claims.put("nbf", now.plus(FAR).getEpochSecond());
            case NO_AUTH_TIME -> claims.remove("auth_time");
            case OLD_AUTH_TIME -> claims.put("auth_time", now.minus(FAR).getEpochSecond());
            case NO_SUBJECT -> claims.remove("sub");
            case NO_ACCESS_TOKEN -> claims.remove("at_hash");
            case WRONG_ACCESS_TOKEN_HASH ->
                claims.put("at_hash", AccessTokenHash.of(settings.algorithm(), "another access token"));
            default -> {} // the others do not affect claims
        }
    }
}
