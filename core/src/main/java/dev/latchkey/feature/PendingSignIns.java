package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.limit.ReplayCache;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Profile;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.session.CookieSizeLimit;
import dev.latchkey.session.NewSession;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.wire.ChunkedCookie;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins that wait for a step, for ten minutes from their beginning, each good for going on once. The browser that
 * began has a sealed cookie. Its key is that of its name, so nothing that reads sessions opens it.
 *
 * <p>With a store, whatever ends all sessions of a user ends what waits for that user too, and so does the end of the
 * user. Without one nothing can end a sign-in that waits, as nothing can end a session.
 */
public final class PendingSignIns {

    /** How long somebody has for all steps together. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final Duration REMEMBERED = LIFETIME.plusMinutes(1); // sealed tokens are given some seconds

    /** Of one step of a sign-in; then it must begin anew. */
    private static final RateLimit TRIES = new RateLimit(5, LIFETIME);

    /** Of one user, however often a sign-in is begun anew by somebody who knows the first factor. */
    private static final RateLimit TRIES_OF_USER = new RateLimit(20, Duration.ofHours(1));

    /** Of one user who knows the first factor: all that wait have to be found to end them. */
    private static final RateLimit BEGUN_OF_USER = new RateLimit(30, LIFETIME);

    private final KeyRing keys;
    private final Randoms randoms;
    private final PendingStorage place;
    private final RateLimiter limits;
    private final InstantSource clock;
    private final ConcurrentMap<String, SealedTokens> slots = new ConcurrentHashMap<>();

    /** {@code store} is {@code null} if the application has none. */
    public PendingSignIns(
            KeyRing keys, Randoms randoms, @Nullable CheckedStore store, RateLimiter limits, InstantSource clock) {
        this.keys = keys;
        this.randoms = randoms;
        this.place = store == null
                ? new CookiePendingStorage(ReplayCache.of(null, clock, REMEMBERED, "sign-in"))
                : new StorePendingStorage(store, keys);
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Somebody has shown who they are.
     *
     * @param profile to ask the application once more with; {@code null}: nobody will
     */
    public Proven proven(
            NewSession session, Account account, @Nullable Profile profile, boolean byAccount, String callbackUrl) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        return new Proven(randoms.base64Url(), 0, now, session, account, profile, byAccount, callbackUrl);
    }

    /**
     * Keeps {@code soFar}, and lets this browser go on with it in place of another that waits there.
     *
     * @throws AuthException.Refused if it went on already, or was ended
     * @throws TooManyRequests if too many of the same user's have begun
     * @throws AuthException.Fault if it is longer than there is room for
     */
    public void hold(EndpointCall call, Proven soFar) {
        if (!soFar.hasWaited()) {
            count("sign-in that waits", soFar.user().id(), BEGUN_OF_USER);
        }
        Duration left = Duration.between(clock.instant(), soFar.ends());
        String sealed = place.keep(soFar)
                .map(content -> slot(call.cookieSet()).seal(content, left))
                .orElseThrow(AuthException.Refused::sessionRequired);
        PendingSignInCodec.requireFits(sealed.length(), CookieSizeLimit.MOST);
        CookieConfiguration set = call.cookieSet();
        call.send(ChunkedCookie.write(
                call.cookies(),
                set.pendingSignIn(),
                sealed,
                set.hostAttributes().lasting(left, clock.instant())));
    }

    /**
     * Lets the call go on with what its browser has shown so far. Each POST counts as a try, whatever comes of it.
     *
     * @throws AuthException.Refused if nothing waits
     * @throws TooManyRequests if there were too many tries
     */
    public void require(EndpointCall call) {
        Proven soFar = waiting(call).orElseThrow(AuthException.Refused::sessionRequired);
        if (call.isPost()) {
            count("pending sign-in", soFar.state(), TRIES);
            count("step of a user", soFar.user().id(), TRIES_OF_USER);
        }
        call.goOn(soFar);
    }

    /** What the call's browser has shown, with what it has shown now. It still waits. */
    public Proven resumed(EndpointCall call, Factor shown) {
        return call.soFar().with(shown);
    }

    /**
     * Ends what has waited, since its session is made, or whatever else waits in this browser.
     *
     * @return {@code false} if it went on already or was ended meanwhile, so that the session must not count
     */
    public boolean take(EndpointCall call, Proven proven) {
        if (!proven.hasWaited()) {
            drop(call);
            return true;
        }
        boolean waited = place.end(proven);
        if (waited) {
            clear(call);
        }
        return waited;
    }

    /** Ends what waits in the call's browser: somebody has signed in or out there. */
    public void drop(EndpointCall call) {
        waiting(call).ifPresent(soFar -> {
            place.end(soFar);
            clear(call);
        });
    }

    private static void clear(EndpointCall call) {
        call.send(ChunkedCookie.clear(
                call.cookies(),
                call.cookieSet().pendingSignIn(),
                call.cookieSet().hostAttributes()));
    }

    private void count(String what, String whose, RateLimit limit) {
        limits.count(what, whose, limit).ifPresent(wait -> {
            throw new TooManyRequests("too many of: " + what, wait);
        });
    }

    /** The newest of what opens: a browser may have an older cookie beside it. */
    private Optional<Proven> waiting(EndpointCall call) {
        SealedTokens slot = slot(call.cookieSet());
        return ChunkedCookie.read(call.cookies(), call.cookieSet().pendingSignIn()).stream()
                .map(value -> open(slot, value))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Proven::begun));
    }

    private @Nullable Proven open(SealedTokens slot, String value) {
        try {
            return place.find(slot.open(value).claims())
                    .filter(waiting -> waiting.ends().isAfter(clock.instant()))
                    .orElse(null);
        } catch (TokenRejectedException e) {
            return null;
        }
    }

    private SealedTokens slot(CookieConfiguration cookies) {
        return slots.computeIfAbsent(cookies.pendingSignIn(), keys::slot);
    }
}
