package dev.latchkey.oauth;

import dev.latchkey.model.Claims;

/**
 * The claims of an ID token whose signature and claims were verified. Only {@link IdTokenVerifier} creates such
 * objects.
 */
final class VerifiedIdToken {

    private final Claims claims;
    private final String issuer;
    private final String subject;

    VerifiedIdToken(Claims claims, String issuer, String subject) {
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
}
