package dev.latchkey.oauth;

import java.time.Instant;

/**
 * A verified JWT with which a provider authenticates a request that revokes everything of one user
 * (draft-parecki-oauth-global-token-revocation).
 *
 * @param id the claim {@code jti}, by which a replay is noticed
 */
public record RevocationToken(String issuer, String id, Instant issuedAt) {}
