package dev.latchkey.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JWSAlgorithm;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.seal.Hashes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the claims of an ID token must say; the numbers are those of OpenID Connect Core section 3.1.3.7. */
final class IdTokenClaims {

    private static final long SKEW_SECONDS = 30;
    private static final int MAX_SUBJECT = 255; // OpenID Connect Core section 2

    private IdTokenClaims() {}

    /** Checks issuer (2), audience (3 to 5), time (9, 10) and subject. */
    static void require(Claims claims, OAuthDefinition provider, ProviderMetadata metadata, Instant instant) {
        requireIssuer(claims, provider, metadata);
        requireAudience(claims, provider.clientId());
        long now = instant.getEpochSecond();
        if (seconds(claims, "exp", null) <= now - SKEW_SECONDS) {
            throw wrong("has ended");
        }
        if (seconds(claims, "iat", null) > now + SKEW_SECONDS) {
            throw wrong("was issued in the future");
        }
        if (seconds(claims, "nbf", Long.MIN_VALUE) > now + SKEW_SECONDS) {
            throw wrong("is not valid yet");
        }
        boolean named =
                claims.get("sub") instanceof String subject && !subject.isEmpty() && subject.length() <= MAX_SUBJECT;
        if (!named) {
            throw wrong("names no subject of 1 to " + MAX_SUBJECT + " characters");
        }
    }

    /** Checks the nonce (11), if one was sent. */
    static void requireNonce(Claims claims, @Nullable String nonce) {
        if (nonce != null && !Hashes.constantTimeEquals(nonce, text(claims, "nonce"))) {
            throw wrong("does not have the nonce of this attempt");
        }
    }

    /** Checks that the access token is the one that came with the ID token, if that says so (section 3.1.3.8). */
    static void requireAccessTokenHash(Claims claims, JWSAlgorithm algorithm, String accessToken) {
        if (claims.has("at_hash")
                && !Hashes.constantTimeEquals(leftHalf(algorithm, accessToken), text(claims, "at_hash"))) {
            throw wrong("is not of this access token");
        }
    }

    private static void requireIssuer(Claims claims, OAuthDefinition provider, ProviderMetadata metadata) {
        TenantIssuer tenants = TenantIssuer.of(provider);
        boolean own = tenants != null
                ? tenants.hasIssued(claims)
                : text(claims, "iss").equals(metadata.issuer());
        if (!own) {
            throw wrong("is of another issuer");
        }
    }

    private static void requireAudience(Claims claims, String clientId) {
        List<String> audiences = claims.texts("aud");
        if (!audiences.contains(clientId)) {
            throw wrong("is for another client");
        }
        boolean partyNeeded = audiences.size() > 1 || claims.has("azp");
        if (partyNeeded && !text(claims, "azp").equals(clientId)) {
            throw wrong("was issued to another client");
        }
    }

    private static long seconds(Claims claims, String name, @Nullable Long absent) {
        if (claims.get(name) instanceof Number number) {
            return number.longValue();
        }
        if (absent == null || claims.has(name)) {
            throw wrong("has no number for " + name);
        }
        return absent;
    }

    private static String text(Claims claims, String name) {
        return claims.get(name) instanceof String text ? text : "";
    }

    private static String leftHalf(JWSAlgorithm algorithm, String accessToken) {
        String bits = algorithm.getName().substring(2); // as in RS256
        try {
            byte[] hash = MessageDigest.getInstance("SHA-" + bits).digest(accessToken.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks SHA-" + bits, e);
        }
    }

    private static AuthException.Upstream wrong(String what) {
        return Failure.upstream("The ID token " + what);
    }
}
