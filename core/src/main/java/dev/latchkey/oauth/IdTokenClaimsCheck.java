package dev.latchkey.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JWSAlgorithm;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.seal.Hashes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the claims of an ID token. The numbers are those of the rules in OpenID Connect Core section 3.1.3.7. */
final class IdTokenClaimsCheck {

    private static final int MAX_SUBJECT = 255; // OpenID Connect Core section 2
    private static final double LARGEST = 0x1p53; // JSON numbers beyond this are not exact

    private IdTokenClaimsCheck() {}

    /** Checks issuer (2), audience (3 to 5), time (9, 10) and subject. */
    static void require(Claims claims, OAuthDefinition provider, ProviderMetadata metadata, Instant instant) {
        requireIssuer(claims, provider, metadata);
        requireAudience(claims, provider);
        requireTime(claims, provider, instant);
        boolean named =
                claims.get("sub") instanceof String subject && !subject.isEmpty() && subject.length() <= MAX_SUBJECT;
        if (!named) {
            throw wrong(provider, FailureCause.SUBJECT, "names no subject of 1 to " + MAX_SUBJECT + " characters");
        }
    }

    /** Checks the nonce (11), if one was sent. */
    static void requireNonce(Claims claims, OAuthDefinition provider, @Nullable String nonce) {
        if (nonce != null && !Hashes.constantTimeEquals(nonce, text(claims, "nonce"))) {
            throw wrong(provider, FailureCause.NONCE, "does not have the nonce of this attempt");
        }
    }

    /** Checks that the access token belongs to the ID token, if the ID token has {@code at_hash} (section 3.1.3.8). */
    static void requireAccessTokenHash(
            Claims claims, OAuthDefinition provider, JWSAlgorithm algorithm, @Nullable Secret accessToken) {
        String token = accessToken == null ? "" : accessToken.reveal();
        if (claims.has("at_hash") && !Hashes.constantTimeEquals(leftHalf(algorithm, token), text(claims, "at_hash"))) {
            throw wrong(provider, FailureCause.ACCESS_TOKEN_HASH, "is not of this access token");
        }
    }

    /** Checks the issuer (2), which must be that of the provider or of one of its tenants. */
    static void requireIssuer(Claims claims, OAuthDefinition provider, ProviderMetadata metadata) {
        TenantIssuer tenants = TenantIssuer.of(provider);
        String issuer = text(claims, "iss");
        boolean own = tenants != null ? tenants.hasIssued(claims) : issuer.equals(metadata.issuer());
        if (!own) {
            throw wrong(
                    provider,
                    FailureCause.ISSUER,
                    "is of another issuer: of " + UpstreamFailures.printable(issuer) + ", and not of "
                            + (tenants == null
                                    ? metadata.issuer()
                                    : tenants.template() + " for the tenant that it names and that may sign in"));
        }
    }

    private static void requireAudience(Claims claims, OAuthDefinition provider) {
        String clientId = provider.clientId();
        List<String> audiences = claims.texts("aud");
        if (!audiences.contains(clientId)) {
            throw wrong(
                    provider,
                    FailureCause.AUDIENCE,
                    "is for another client: for " + UpstreamFailures.printable(audiences.toString()) + ", and not for "
                            + clientId);
        }
        boolean partyNeeded = audiences.size() > 1 || claims.has("azp");
        if (partyNeeded && !text(claims, "azp").equals(clientId)) {
            throw wrong(provider, FailureCause.AUDIENCE, "was issued to another client: azp is not " + clientId);
        }
    }

    private static void requireTime(Claims claims, OAuthDefinition provider, Instant instant) {
        long now = instant.getEpochSecond();
        long tolerance = provider.clockTolerance().toSeconds();
        long ended = now - seconds(claims, provider, "exp", null);
        if (ended >= tolerance) {
            throw wrong(provider, FailureCause.EXPIRED, "has ended" + clocks(ended, "ago", tolerance));
        }
        long ahead = seconds(claims, provider, "iat", null) - now;
        if (ahead > tolerance) {
            throw wrong(
                    provider,
                    FailureCause.NOT_YET_VALID,
                    "was issued in the future" + clocks(ahead, "from now", tolerance));
        }
        long early = seconds(claims, provider, "nbf", now) - now;
        if (early > tolerance) {
            throw wrong(
                    provider, FailureCause.NOT_YET_VALID, "is not valid yet" + clocks(early, "from now", tolerance));
        }
    }

    private static String clocks(long seconds, String direction, long tolerance) {
        return ": " + seconds + " s " + direction + " by the clock of this machine, and " + tolerance
                + " s are tolerated. Set that clock or the provider's right, or call clockTolerance(…)";
    }

    private static long seconds(Claims claims, OAuthDefinition provider, String name, @Nullable Long absent) {
        if (claims.get(name) instanceof Number number && Math.abs(number.doubleValue()) < LARGEST) {
            return number.longValue();
        }
        if (absent == null || claims.has(name)) {
            throw wrong(provider, FailureCause.TIME_MISSING, "has no number for " + name);
        }
        return absent;
    }

    private static String text(Claims claims, String name) {
        return claims.get(name) instanceof String text ? text : "";
    }

    private static String leftHalf(JWSAlgorithm algorithm, String accessToken) {
        boolean edwards = JWSAlgorithm.Family.ED.contains(algorithm); // EdDSA uses SHA-512
        String bits = edwards ? "512" : algorithm.getName().substring(2); // as in RS256
        try {
            byte[] hash = MessageDigest.getInstance("SHA-" + bits).digest(accessToken.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks SHA-" + bits, e);
        }
    }

    private static AuthException.Upstream wrong(OAuthDefinition provider, FailureCause why, String what) {
        return UpstreamFailures.upstream(why, "The ID token of \"" + provider.id() + "\" " + what);
    }
}
