package dev.latchkey.oauth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verified logout token, with which a provider says that a session there has ended (OpenID Connect Back-Channel
 * Logout 1.0 section 2.4). It has a subject, a session or both.
 *
 * @param subject the claim {@code sub}; {@code null} if the token names only a session
 * @param sessionId the claim {@code sid}; {@code null} if all sessions of the subject have ended
 * @param id the claim {@code jti}, by which a replay is noticed
 * @param algorithm the algorithm with which the provider signed the token
 * @param unusual whether another algorithm has signed the newest ID token of the provider that this node knows
 */
public record LogoutToken(
        String issuer,
        @Nullable String subject,
        @Nullable String sessionId,
        String id,
        Instant issuedAt,
        String algorithm,
        boolean unusual) {

    /** Shows no ids, because they identify a person. */
    @Override
    public String toString() {
        return "LogoutToken[" + issuer + "]";
    }
}
