package dev.latchkey.testing;

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
        this.signer = new IdTokenSigner(settings, behaviour, keys);
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
        claims.put("sid", grant.sessionId());
        claims.put("at_hash", settings.algorithm().hash(accessToken).toString());
        String nonce = grant.request().nonce();
        if (withNonce && nonce != null) {
            claims.put("nonce", nonce);
        }
        bend(claims, now);
        return signer.sign(claims);
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

    private void bend(Map<String, Object> claims, Instant now) {
        Misbehaviour misbehaviour = behaviour.misbehaviour();
        if (misbehaviour == null) {
            return;
        }
        switch (misbehaviour) {
            case WRONG_ISSUER -> claims.put("iss", OTHER_ISSUER);
            case WRONG_AUDIENCE -> claims.put("aud", OTHER_CLIENT);
            case EXTRA_AUDIENCE_WITHOUT_AZP -> claims.computeIfPresent("aud", (aud, id) -> List.of(id, OTHER_CLIENT));
            case WRONG_NONCE -> claims.put("nonce", "another-nonce");
            case NO_NONCE -> claims.remove("nonce");
            case EXPIRED -> {
                claims.put("iat", now.minus(LIFETIME).minus(FAR).getEpochSecond());
                claims.put("exp", now.minus(FAR).getEpochSecond());
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
                claims.put("at_hash", Sha256.leftHalfOf("another access token").toString());
            default -> {} // the others do not affect claims
        }
    }
}
