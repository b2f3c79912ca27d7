package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import java.time.Instant;

/**
 * The claims of an ID token whose signature and claims were verified. Only {@link IdTokenVerifier} creates such
 * objects.
 */
final class VerifiedIdToken {

    private final Claims claims;
    private final String issuer;
    private final String subject;
    private final String algorithm;

    VerifiedIdToken(Claims claims, String issuer, String subject, String algorithm) {
        this.algorithm = algorithm;
        this.claims = claims;
        this.issuer = issuer;
        this.subject = subject;
    }

    Claims claims() {
        return claims;
    }

    String issuer() {
        return issuer;
    }

    String subject() {
        return subject;
    }

    /** Returns when the provider issued the ID token, by its own clock. */
    Instant issuedAt() {
        return Instant.ofEpochSecond(claims.number("iat").orElseThrow());
    }

    /** Returns the name of the algorithm with which the provider signed the ID token. */
    String algorithm() {
        return algorithm;
    }
}
