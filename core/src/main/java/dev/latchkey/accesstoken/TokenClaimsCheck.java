package dev.latchkey.accesstoken;

import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.model.Claims;
import dev.latchkey.wire.Ascii;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the claims of access tokens: audience, times, and whether this is an access token at all. */
record TokenClaimsCheck(Audience audience, AccessTokenIssuer issuer) {

    private static final int MAX_SUBJECT = 255; // OpenID Connect Core section 2
    private static final double LARGEST = 0x1p53; // JSON numbers beyond this are not exact
    private static final Set<String> ACCESS =
            Set.of("bearer", "dpop", "at+jwt", "application/at+jwt", "jwt", "access_token");
    private static final List<String> KINDS = List.of("typ", "token_type", "token_use"); // the last: Ory Hydra
    private static final List<String> OF_OTHER_TOKENS = List.of("nonce", "at_hash", "c_hash", "events");

    /**
     * Checks all claims, and returns when the token ends, in seconds since the epoch. A token that has no end, as an
     * introspected one may have, has {@link Long#MAX_VALUE}.
     *
     * @throws InvalidTokenException if a claim is missing or wrong
     */
    long require(Claims claims, Instant now) {
        if (!claims.texts("aud").contains(audience.value())) {
            throw new InvalidTokenException("its audience is another application");
        }
        requireAccessToken(claims);
        if (TokenClaims.client(claims).isEmpty()) {
            throw new InvalidTokenException("it names no client");
        }
        if (TokenClaims.subject(claims).length() > MAX_SUBJECT
                || (claims.has("sub") && TokenClaims.subject(claims).isEmpty())) {
            throw new InvalidTokenException("it names no subject of 1 to " + MAX_SUBJECT + " characters");
        }
        return requireTime(claims, now.getEpochSecond());
    }

    /**
     * A type in the header would have said it. Without one, claims say what the token is not. Issuers also call ID
     * tokens and refresh tokens active if they are asked about them.
     */
    private void requireAccessToken(Claims claims) {
        if (!issuer.acceptsTypeJwt() && !issuer.isIntrospected()) {
            return;
        }
        boolean other = KINDS.stream().anyMatch(name -> isOther(claims.get(name)));
        if (other || (!issuer.isIntrospected() && OF_OTHER_TOKENS.stream().anyMatch(claims::has))) {
            throw new InvalidTokenException("it is not an access token, but another kind of token");
        }
    }

    private static boolean isOther(@Nullable Object kind) {
        return kind != null && !(kind instanceof String text && ACCESS.contains(Ascii.lower(text)));
    }

    private long requireTime(Claims claims, long now) {
        long tolerance = issuer.definition().clockTolerance().toSeconds();
        if (issuer.isIntrospected() && !claims.has("exp")) {
            return Long.MAX_VALUE;
        }
        long ends = seconds(claims, "exp");
        if (now - ends >= tolerance) {
            throw new InvalidTokenException("it has expired");
        }
        if (claims.has("nbf") && seconds(claims, "nbf") - now > tolerance) {
            throw new InvalidTokenException("it is not valid yet");
        }
        if (claims.has("iat") && seconds(claims, "iat") - now > tolerance) {
            throw new InvalidTokenException("it was issued in the future");
        }
        return ends + tolerance;
    }

    private static long seconds(Claims claims, String name) {
        if (claims.get(name) instanceof Number number && Math.abs(number.doubleValue()) < LARGEST) {
            return number.longValue();
        }
        throw new InvalidTokenException("it has no number for " + name);
    }
}
