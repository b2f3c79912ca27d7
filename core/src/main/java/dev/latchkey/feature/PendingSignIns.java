package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.limit.ReplayCache;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
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
import org.jspecify.annotations.Nullable;

/**
 * Keeps sign-ins that wait for a step. A sign-in waits until ten minutes after its beginning at most, and can continue
 * only once. The browser that began it has a sealed cookie. The cookie's key belongs to the cookie's name, so code that
 * reads sessions cannot open the cookie.
 *
 * <p>With a store, a call that ends all sessions of a user also ends the waiting sign-ins of that user, and so does
 * deleting the user. Without a store, nothing can end a waiting sign-in or a session.
 */
public final class PendingSignIns {

    /** How long a user has for all steps together. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final Duration REMEMBERED = LIFETIME.plusMinutes(1); // sealed tokens are given some seconds

    /** The limit of tries for one step of a sign-in. Beyond it, the user must begin the sign-in anew. */
    private static final RateLimit TRIES = new RateLimit(5, LIFETIME);

    /**
     * The limit of tries for all sign-ins of one user. Somebody who knows the first factor can begin any number of
     * sign-ins.
     */
    private static final RateLimit TRIES_OF_USER = new RateLimit(20, Duration.ofHours(1));

    /** The limit of waiting sign-ins that begin for one user. To end them, Latchkey has to find them all. */
    private static final RateLimit BEGUN_OF_USER = new RateLimit(30, LIFETIME);

    private final KeyRing keys;
    private final Randoms randoms;
    private final PendingStorage place;
    private final RateLimiter limits;
    private final InstantSource clock;

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
     * Returns a new sign-in of a user who has shown who they are.
     *
     * @param profile the profile with which Latchkey asks the application once more; {@code null} if it does not ask
     *     again
     */
    public Proven proven(
            NewSession session, Account account, @Nullable Profile profile, boolean byAccount, String callbackUrl) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        return new Proven(randoms.base64Url(), 0, now, session, account, profile, byAccount, callbackUrl);
    }

    /**
     * Stores {@code soFar} and sends this browser its cookie, which replaces that of another waiting sign-in.
     *
     * @param check throws if the user may not sign in any more. It runs after {@code soFar} was stored: a thread that
     *     ends all sign-ins of the user either removes this one, or has written what {@code check} reads
     * @throws AuthException.Refused if the sign-in has already continued or was ended, or {@code check} refuses
     * @throws TooManyRequests if too many sign-ins of this user have begun
     * @throws AuthException.Fault if the sign-in is too long to be stored
     */
    public void hold(EndpointCall call, Proven soFar, Runnable check) {
        if (!soFar.hasWaited()) {
            limits.require("sign-in that waits", soFar.user().id(), BEGUN_OF_USER);
        }
        Duration left = Duration.between(clock.instant(), soFar.ends());
        Claims content = place.keep(soFar).orElseThrow(AuthException.Refused::sessionRequired);
        try {
            check.run();
        } catch (AuthException e) {
            place.find(content).ifPresent(place::end);
            throw e;
        }
        String sealed = keys.slot(call.cookieSet().pendingSignIn()).seal(content, left);
        PendingSignInCodec.requireFits(sealed.length(), CookieSizeLimit.MOST);
        CookieConfiguration set = call.cookieSet();
        call.send(ChunkedCookie.write(
                call.cookies(),
                set.pendingSignIn(),
                sealed,
                set.hostAttributes().lasting(left, clock.instant())));
    }

    /**
     * Lets the call continue with what its browser has shown so far. Each POST counts as a try, whether it succeeds or
     * not.
     *
     * @throws AuthException.Refused if no sign-in waits in this browser
     * @throws TooManyRequests if there were too many tries
     */
    public void require(EndpointCall call) {
        Proven soFar = waiting(call)
                .orElseThrow(() -> new AuthException.Refused(
                        ErrorCode.SESSION_REQUIRED,
                        FailureCause.ATTEMPT_EXPIRED,
                        "no sign-in waits for a step in this browser",
                        null));
        if (call.isPost()) {
            limits.require("pending sign-in", soFar.state(), TRIES);
            limits.require("step of a user", soFar.user().id(), TRIES_OF_USER);
        }
        call.goOn(soFar);
    }

    /** Returns the sign-in of the call's browser with {@code shown} added. The sign-in still waits. */
    public Proven resumed(EndpointCall call, Factor shown) {
        Proven next = call.soFar().with(shown);
        call.goOn(next);
        return next;
    }

    /**
     * Ends the waiting sign-in {@code proven}, because its session begins. If {@code proven} has never waited, ends the
     * sign-in that waits in this browser, if any.
     *
     * @return {@code false} if {@code proven} has already continued or was ended meanwhile, so that the session must
     *     not count
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

    /** Returns whether a sign-in waits in the call's browser. */
    public boolean isWaiting(EndpointCall call) {
        return waiting(call).isPresent();
    }

    /** Ends the sign-in that waits in the call's browser, because a user has signed in or out there. */
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

    /** Returns the newest of the sign-ins in the browser's cookies. A browser may have an older cookie too. */
    private Optional<Proven> waiting(EndpointCall call) {
        SealedTokens slot = keys.slot(call.cookieSet().pendingSignIn());
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
}
