package dev.latchkey.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the JWTs with which providers end sessions here. These are logout tokens (OpenID Connect Back-Channel Logout
 * 1.0 section 2.6) and the tokens of global token revocation. A provider signs them like ID tokens, so this class
 * checks carefully that an ID token cannot pass for one of them.
 */
final class LogoutTokenVerifier {

    /** How long a token counts after it was issued. Its {@code jti} is remembered for longer. */
    static final Duration VALID_FOR = Duration.ofMinutes(15);

    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final String REVOCATION_TYPE = "global-token-revocation+jwt";
    private static final int LONGEST_ID = 1_024;
    private static final double LARGEST = 0x1p53; // JSON numbers beyond this are not exact

    private final Discovery discovery;
    private final SignatureVerifier signatures;
    private final TokenDecryption decryption;
    private final InstantSource clock;

    LogoutTokenVerifier(
            Discovery discovery, SignatureVerifier signatures, TokenDecryption decryption, InstantSource clock) {
        this.discovery = discovery;
        this.signatures = signatures;
        this.decryption = decryption;
        this.clock = clock;
    }

    /** Verifies a logout token. {@code usual} is the algorithm of the provider's ID tokens; {@code null} if unknown. */
    LogoutToken logout(OAuthProvider provider, String jwt, @Nullable String usual) {
        String what = "The logout token of \"" + provider.id() + "\"";
        SignatureVerifier.Signed signed = signed(provider, opened(provider, jwt, what), what, "logout+jwt");
        Claims claims = signed.claims();
        requireAudience(claims, provider.definition().clientId(), what);
        Instant issuedAt = requireTime(claims, provider.definition(), what);
        boolean event =
                claims.get("events") instanceof Map<?, ?> events && events.get(LOGOUT_EVENT) instanceof Map<?, ?>;
        if (!event) {
            throw wrong(FailureCause.NOT_A_LOGOUT_TOKEN, what + " does not name the event of a logout");
        }
        if (claims.has("nonce")) {
            throw wrong(FailureCause.NOT_A_LOGOUT_TOKEN, what + " has a nonce, so it may be an ID token");
        }
        String subject = optional(claims, "sub", what);
        String session = optional(claims, "sid", what);
        if (subject == null && session == null) {
            throw wrong(FailureCause.SUBJECT, what + " names neither a subject nor a session");
        }
        return new LogoutToken(
                issuer(claims),
                subject,
                session,
                requireId(claims, what),
                issuedAt,
                signed.algorithm().getName(),
                usual != null && !usual.equals(signed.algorithm().getName()));
    }

    RevocationToken revocation(OAuthProvider provider, String jwt, String audience) {
        String what = "The revocation token of \"" + provider.id() + "\"";
        String inside = opened(provider, jwt, what);
        Claims claims = signed(provider, inside, what, REVOCATION_TYPE).claims();
        requireType(inside, REVOCATION_TYPE, what);
        requireAudience(claims, audience, what);
        Instant issuedAt = requireTime(claims, provider.definition(), what);
        return new RevocationToken(issuer(claims), requireId(claims, what), issuedAt);
    }

    private String opened(OAuthProvider provider, String jwt, String what) {
        boolean encrypts =
                provider.definition().security().decryptionKeys() != null && jwt.split("\\.", -1).length == 5;
        return encrypts ? decryption.decrypted(provider, jwt, what) : jwt;
    }

    /** Any other JWT of the provider that happens to be for this address must not pass, so the type must be there. */
    private static void requireType(String jwt, String type, String what) {
        try {
            JOSEObjectType named = SignedJWT.parse(jwt).getHeader().getType();
            if (new JOSEObjectType(type).equals(named)) {
                return;
            }
        } catch (ParseException e) {
            throw UpstreamFailures.upstream(FailureCause.TOKEN_UNREADABLE, what + " is not a signed JWT", e);
        }
        throw wrong(FailureCause.TOKEN_UNREADABLE, what + " does not have the type " + type);
    }

    private SignatureVerifier.Signed signed(OAuthProvider provider, String jwt, String what, String type) {
        ProviderMetadata metadata = discovery.of(provider);
        SignatureVerifier.Signed signed = signatures.verify(provider, jwt, what, metadata.idTokenAlgorithms(), type);
        TenantIssuer tenants = TenantIssuer.of(provider.definition());
        Claims claims = signed.claims();
        boolean own = tenants == null ? issuer(claims).equals(metadata.issuer()) : tenants.hasIssued(claims);
        if (!own) {
            throw wrong(
                    FailureCause.ISSUER, what + " is of another issuer: " + UpstreamFailures.printable(issuer(claims)));
        }
        return signed;
    }

    private static String issuer(Claims claims) {
        return claims.text("iss").orElse("");
    }

    private static void requireAudience(Claims claims, String audience, String what) {
        List<String> named = claims.texts("aud");
        if (!named.contains(audience)) {
            throw wrong(
                    FailureCause.AUDIENCE,
                    what + " is for another: for " + UpstreamFailures.printable(named.toString()) + ", and not for "
                            + audience);
        }
    }

    private Instant requireTime(Claims claims, OAuthDefinition provider, String what) {
        Instant now = clock.instant();
        Duration tolerance = provider.clockTolerance();
        Instant issuedAt = time(claims, "iat", what);
        boolean ended = !time(claims, "exp", what).plus(tolerance).isAfter(now)
                || !issuedAt.plus(VALID_FOR).plus(tolerance).isAfter(now);
        if (ended) {
            throw wrong(FailureCause.EXPIRED, what + " has ended");
        }
        boolean early = issuedAt.minus(tolerance).isAfter(now)
                || (claims.has("nbf")
                        && time(claims, "nbf", what).minus(tolerance).isAfter(now));
        if (early) {
            throw wrong(FailureCause.NOT_YET_VALID, what + " is not valid yet");
        }
        return issuedAt;
    }

    private static Instant time(Claims claims, String name, String what) {
        if (claims.get(name) instanceof Number number && Math.abs(number.doubleValue()) < LARGEST) {
            return Instant.ofEpochSecond(number.longValue());
        }
        throw wrong(FailureCause.TIME_MISSING, what + " has no number for " + name);
    }

    private static String requireId(Claims claims, String what) {
        String id = optional(claims, "jti", what);
        if (id == null) {
            throw wrong(FailureCause.NOT_A_LOGOUT_TOKEN, what + " has no jti, so a replay would not be noticed");
        }
        return id;
    }

    /** Returns a text; {@code null} if it is absent. */
    private static @Nullable String optional(Claims claims, String name, String what) {
        if (!claims.has(name)) {
            return null;
        }
        if (claims.get(name) instanceof String text && !text.isEmpty() && text.length() <= LONGEST_ID) {
            return text;
        }
        throw wrong(FailureCause.NOT_A_LOGOUT_TOKEN, what + " has no text for " + name);
    }

    private static AuthException.Upstream wrong(FailureCause why, String message) {
        return UpstreamFailures.upstream(why, message);
    }
}
