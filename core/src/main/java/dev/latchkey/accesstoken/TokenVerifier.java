package dev.latchkey.accesstoken;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.model.AccessGrant;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Tokens;
import dev.latchkey.model.User;
import dev.latchkey.oauth.UpstreamFactors;
import dev.latchkey.provider.RoleMapping;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.TokenKey;
import dev.latchkey.wire.BearerToken;
import dev.latchkey.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens, and remembers for a while those that count. What is remembered is less than a token's life:
 * five minutes, one minute of an introspected token, so that its issuer can revoke it, and half a minute if the person
 * is a user in the store, who can be disabled.
 */
final class TokenVerifier {

    private static final long MAX_WEIGHT = 8L << 20;
    private static final int ENTRY_WEIGHT = 3_072;
    private static final Duration BY_KEYS = Duration.ofMinutes(5);
    private static final Duration INTROSPECTED = Duration.ofMinutes(1);
    private static final Duration OF_USER = Duration.ofSeconds(30);
    private static final Duration REFUSED = Duration.ofSeconds(10);
    private static final int MOST_REFUSED = 10_000;
    private static final Duration WITHOUT_END = Duration.ofMinutes(5);

    private final TokenIssuers issuers;
    private final TokenPeople people;
    private final InstantSource clock;
    private final Cache<TokenKey, VerifiedToken> verified = Caffeine.newBuilder()
            .maximumWeight(MAX_WEIGHT)
            .weigher((TokenKey key, VerifiedToken value) ->
                    ENTRY_WEIGHT + 4 * key.token().length())
            .executor(Runnable::run) // the work after a write is too short for a thread
            .build();

    /**
     * The introspected tokens that are refused without another request, by their hash, because anybody can send them.
     */
    private final Cache<String, Refusal> refused = Caffeine.newBuilder()
            .maximumSize(MOST_REFUSED)
            .executor(Runnable::run)
            .build();

    private final SharedVerification introspections = new SharedVerification();

    TokenVerifier(TokenIssuers issuers, TokenPeople people, InstantSource clock) {
        this.issuers = issuers;
        this.people = people;
        this.clock = clock;
    }

    boolean readsTokensOfAnyForm() {
        return issuers.introspect();
    }

    /** Returns whether {@link #verify} may block, because the token was not verified a short while ago. */
    boolean mayBlock(PresentedToken token) {
        return known(new TokenKey(token.token())) == null;
    }

    /**
     * Returns the verified token.
     *
     * @throws InvalidTokenException if it does not count
     * @throws dev.latchkey.error.AuthException if it is not known whether it counts
     */
    VerifiedToken verify(PresentedToken token) {
        TokenKey key = new TokenKey(token.token());
        VerifiedToken known = known(key);
        if (known != null) {
            return known;
        }
        if (!token.isWellFormed()) {
            throw new InvalidTokenException("the Authorization header holds none, or several");
        }
        TokenIssuers.Chosen issuer = issuers.of(token.token());
        if (!issuer.isIntrospected()) {
            return kept(key, verified(issuer, issuer.verified(token.token()), token.token()));
        }
        String hash = Hashes.sha256Base64Url(token.token());
        return introspections.of(hash, () -> introspected(issuer, key, hash));
    }

    /** Why a token did not count. */
    private record Refusal(String reason, Instant until) {}

    private @Nullable VerifiedToken known(TokenKey key) {
        VerifiedToken known = verified.getIfPresent(key);
        return known != null && clock.instant().getEpochSecond() < known.until() ? known : null;
    }

    private VerifiedToken kept(TokenKey key, VerifiedToken fresh) {
        verified.put(key, fresh);
        return fresh;
    }

    private VerifiedToken introspected(TokenIssuers.Chosen issuer, TokenKey key, String hash) {
        VerifiedToken justCame = known(key);
        if (justCame != null) {
            return justCame;
        }
        Refusal before = refused.getIfPresent(hash);
        if (before != null && clock.instant().isBefore(before.until)) {
            throw new InvalidTokenException(before.reason);
        }
        try {
            return kept(key, verified(issuer, issuer.introspected(key.token()), key.token()));
        } catch (InvalidTokenException e) {
            refused.put(
                    hash,
                    new Refusal(String.valueOf(e.getMessage()), clock.instant().plus(REFUSED)));
            throw e;
        }
    }

    private VerifiedToken verified(TokenIssuers.Chosen issuer, Claims claims, String token) {
        Instant now = clock.instant();
        long ends = issuer.check().require(claims, now);
        Claims own = ownClaims(issuer, claims, token);
        TokenBinding binding = TokenBinding.of(claims, own);
        boolean program = issuer.settings().isOfProgram(claims, own);
        AccessGrant grant = new AccessGrant(
                TokenClaims.client(claims), TokenClaims.scopes(claims), roles(issuer, claims, token), program);
        User user = program ? TokenPeople.program(grant.client(), issuer) : people.person(claims, issuer);
        Instant expires = ends == Long.MAX_VALUE ? now.plus(WITHOUT_END) : Instant.ofEpochSecond(ends);
        List<Factor> factors = program ? List.of(Factor.UNKNOWN) : UpstreamFactors.ofAccessToken(claims, now);
        Session session = Session.granted(user, claims, expires, grant).withFactors(factors);
        Duration remembered = issuer.isIntrospected() ? INTROSPECTED : BY_KEYS;
        if (!program && people.askStore()) {
            remembered = OF_USER;
        }
        return new VerifiedToken(
                session,
                binding,
                Math.min(expires.getEpochSecond(), now.plus(remembered).getEpochSecond()));
    }

    /**
     * Returns the claims in the token itself, which the issuer has just called its own; empty if it is no JWT. The
     * token may have what the answer leaves out, such as {@code cnf}, and the other way round.
     */
    private static Claims ownClaims(TokenIssuers.Chosen issuer, Claims claims, String token) {
        if (!issuer.isIntrospected()) {
            return claims;
        }
        return BearerToken.isSignedJwt(token) ? TokenIssuers.unverified(token) : Claims.empty();
    }

    /** A mapping may look for roles in the token itself, which has any form if its issuer is asked about it. */
    @SuppressWarnings("UnusedException") // whoever sent the token has caused it
    private static Set<String> roles(TokenIssuers.Chosen issuer, Claims claims, String token) {
        RoleMapping mapping = issuer.settings().definition().roles();
        if (mapping == null) {
            return Set.of();
        }
        Tokens tokens = new Tokens(Secret.of(token), null, null, null, null, null, Claims.empty());
        try {
            return Set.copyOf(mapping.roles(claims, tokens));
        } catch (MalformedException e) {
            throw new InvalidTokenException("its roles cannot be read");
        }
    }
}
