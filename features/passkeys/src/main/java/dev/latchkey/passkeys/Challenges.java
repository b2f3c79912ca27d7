package dev.latchkey.passkeys;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.limit.ReplayCache;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Challenges of browsers. A browser keeps its own in a sealed cookie, so nothing is stored for the many that are never
 * answered; what is answered is remembered on all nodes, and counts once.
 */
final class Challenges {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final Duration TOLERANCE = Duration.ofMinutes(1); // more than the tolerance of sealed tokens

    private static final String WRONG_ANSWERS = "answers of passkeys that do not verify, by client";
    private static final RateLimit WRONG = new RateLimit(30, Duration.ofMinutes(10));

    private static final String COOKIE = "authjs.challenge";
    private static final String VALUE = "value";
    private static final String CEREMONY = "ceremony";
    private static final String USER = "user";
    private static final String EMAIL = "email";
    private static final String HANDLE = "handle";

    private final SealedTokens sealed;
    private final ReplayCache spent;
    private final Randoms randoms;
    private final ClientAddresses clients;
    private final RateLimiter limits;
    private final InstantSource clock;

    Challenges(FeatureContext context) {
        this.sealed = context.seal("challenge");
        this.spent = context.spent().apply(LIFETIME.plus(TOLERANCE));
        this.randoms = new Randoms(context.random());
        this.clients = context.clients();
        this.limits = context.limits();
        this.clock = context.clock();
    }

    /** Makes a challenge for the browser of a call, in place of the one that it has. */
    String issue(
            EndpointCall call,
            Ceremony ceremony,
            @Nullable String userId,
            @Nullable String email,
            @Nullable String handle) {
        String value = randoms.base64Url();
        Claims claims = Claims.empty()
                .with(VALUE, value)
                .with(CEREMONY, ceremony.name())
                .with(USER, userId)
                .with(EMAIL, email)
                .with(HANDLE, handle);
        call.send(new SetCookie(
                cookie(call),
                sealed.seal(claims, LIFETIME),
                call.cookieSet().hostAttributes().lasting(LIFETIME, clock.instant())));
        return value;
    }

    /**
     * Returns the challenge of the browser, and uses nothing up.
     *
     * @param wanted the ceremonies of which it may be
     * @throws dev.latchkey.error.AuthException.Refused if there is none, it has ended, or it is for something else
     */
    Challenge open(EndpointCall call, Set<Ceremony> wanted) {
        return call.cookies().all(cookie(call)).stream()
                .flatMap(token -> open(token).stream())
                .filter(challenge -> wanted.contains(challenge.ceremony()))
                .findFirst()
                .orElseThrow(Refusals::expired);
    }

    Challenge open(EndpointCall call, Ceremony wanted) {
        return open(call, Set.of(wanted));
    }

    /**
     * Looks at an answer, unless too many of this client did not verify. Each challenge that is used up is a row in the
     * store for some minutes. An answer with a passkey that nobody has uses none up, and could otherwise be sent again
     * and again until somebody has the passkey. An answer that comes twice is not counted.
     *
     * @throws dev.latchkey.error.AuthException.Refused of {@code look}
     * @throws TooManyRequests if too many answers of this client did not verify
     */
    <T> T limited(EndpointCall call, Supplier<T> look) {
        String client = clients.budgetOf(call.request());
        limits.requireRoom(WRONG_ANSWERS, client, WRONG);
        try {
            return look.get();
        } catch (AuthException.Refused e) {
            if (e.code() == ErrorCode.WEBAUTHN_VERIFICATION) {
                limits.count(WRONG_ANSWERS, client, WRONG);
            }
            throw e;
        }
    }

    /**
     * Uses a challenge up, whatever comes of it, and verifies the answer to it.
     *
     * @throws dev.latchkey.error.AuthException.Refused if it was used, on this node or another; or of
     *     {@code verification}
     */
    <T> T answered(EndpointCall call, Challenge challenge, Supplier<T> verification) {
        spend(call, challenge);
        return verification.get();
    }

    private void spend(EndpointCall call, Challenge challenge) {
        call.send(SetCookie.clearing(cookie(call), call.cookieSet().hostAttributes()));
        if (!spent.spend(Hashes.sha256Hex(challenge.value()), challenge.begun())) {
            throw Refusals.invalidCheck("the challenge was used already");
        }
    }

    private Optional<Challenge> open(String token) {
        try {
            return Optional.of(challenge(sealed.open(token)));
        } catch (TokenRejectedException | IllegalArgumentException e) { // or a ceremony of another version
            return Optional.empty();
        }
    }

    private static Challenge challenge(OpenedToken token) {
        Claims claims = token.claims();
        return new Challenge(
                claims.text(VALUE).orElseThrow(),
                Ceremony.valueOf(claims.text(CEREMONY).orElseThrow()),
                claims.text(USER).orElse(null),
                claims.text(EMAIL).orElse(null),
                claims.text(HANDLE).orElse(null),
                Instant.ofEpochSecond(token.issuedAt()));
    }

    private static String cookie(EndpointCall call) {
        return (call.cookieSet().secure() ? "__Host-" : "") + COOKIE;
    }
}
