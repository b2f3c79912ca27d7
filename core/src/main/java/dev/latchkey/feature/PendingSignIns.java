package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.TooManyRequests;
import dev.latchkey.limit.RateLimits;
import dev.latchkey.limit.SpentTickets;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.session.CookieSet;
import dev.latchkey.session.NewSession;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.wire.ChunkedCookie;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins that wait for a step: sealed into one cookie of the browser that began, for ten minutes, each good for going
 * on once. Its key is that of its cookie's name, so nothing that reads sessions opens it.
 */
public final class PendingSignIns {

    /** How long somebody has for a step. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final Duration REMEMBERED = LIFETIME.plusMinutes(1); // sealed tokens are given some seconds

    /** Of one sign-in; then it must begin anew. */
    private static final RateLimit TRIES = new RateLimit(5, LIFETIME);

    /** Of one user, however often a sign-in is begun anew by somebody who knows the first factor. */
    private static final RateLimit TRIES_OF_USER = new RateLimit(20, Duration.ofHours(1));

    private final KeyRing keys;
    private final Randoms randoms;
    private final SpentTickets spent;
    private final RateLimits limits;
    private final InstantSource clock;
    private final ConcurrentMap<String, SealedTokens> slots = new ConcurrentHashMap<>();

    /** {@code store} is {@code null} if the application has none: then this process remembers what went on. */
    public PendingSignIns(
            KeyRing keys, Randoms randoms, @Nullable CheckedStore store, RateLimits limits, InstantSource clock) {
        this.keys = keys;
        this.randoms = randoms;
        this.spent = SpentTickets.of(store, clock, REMEMBERED, "sign-in");
        this.limits = limits;
        this.clock = clock;
    }

    /** Somebody has shown who they are. */
    public Proven proven(NewSession session, Account account, boolean byAccount, String callbackUrl) {
        return new Proven(randoms.base64Url(), now(), session, account, byAccount, callbackUrl);
    }

    /** Keeps {@code soFar} with the browser, in place of another that waits there. */
    public void hold(EndpointCall call, Proven soFar) {
        String sealed = slot(call.cookieSet()).seal(content(soFar), LIFETIME);
        CookieSet set = call.cookieSet();
        call.send(ChunkedCookie.write(
                call.cookies(),
                set.pendingSignIn(),
                sealed,
                set.hostAttributes().lasting(LIFETIME, clock.instant())));
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
            count("pending sign-in", soFar.id(), TRIES);
            count("step of a user", soFar.user().id(), TRIES_OF_USER);
        }
        call.goOn(soFar);
    }

    /**
     * What the call's browser has shown, with what it has shown now.
     *
     * @throws AuthException.Refused if that went on already
     */
    public Proven resumed(EndpointCall call, Factor shown) {
        Proven soFar = call.soFar();
        if (!spend(soFar)) {
            throw AuthException.Refused.sessionRequired();
        }
        clear(call);
        return soFar.with(shown, randoms.base64Url(), now());
    }

    /** Ends what waits in the call's browser: somebody has signed in or out there. */
    public void drop(EndpointCall call) {
        waiting(call).ifPresent(soFar -> {
            spend(soFar);
            clear(call);
        });
    }

    private boolean spend(Proven soFar) {
        return spent.spend(Hashes.sha256Base64Url(soFar.id()), soFar.begun());
    }

    private static void clear(EndpointCall call) {
        call.send(ChunkedCookie.clear(
                call.cookies(),
                call.cookieSet().pendingSignIn(),
                call.cookieSet().hostAttributes()));
    }

    private void count(String what, String whose, RateLimit limit) {
        limits.count(what, whose, limit).ifPresent(wait -> {
            throw new TooManyRequests("too many tries of a step", wait);
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

    private static @Nullable Proven open(SealedTokens slot, String value) {
        try {
            OpenedToken opened = slot.open(value);
            Claims content = opened.claims();
            Claims account = content.object("account");
            return NewSession.of(content.object("session"))
                    .map(session -> new Proven(
                            content.text("id").orElse(""),
                            Instant.ofEpochSecond(opened.issuedAt()),
                            session,
                            new Account(
                                    account.text("provider").orElse(""),
                                    account.text("type").orElse(""),
                                    account.text("issuer").orElse(""),
                                    account.text("subject").orElse(""),
                                    null),
                            Boolean.TRUE.equals(content.get("byAccount")),
                            content.text("callbackUrl").orElse("")))
                    .orElse(null);
        } catch (TokenRejectedException e) {
            return null;
        }
    }

    private static Claims content(Proven soFar) {
        Account account = soFar.account();
        return Claims.of(Map.of(
                "id",
                soFar.id(),
                "session",
                soFar.session().toClaims().asMap(),
                "account",
                Map.of(
                        "provider", account.provider(),
                        "type", account.type(),
                        "issuer", account.issuer(),
                        "subject", account.subject()),
                "byAccount",
                soFar.isByAccount(),
                "callbackUrl",
                soFar.callbackUrl()));
    }

    private Instant now() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond());
    }

    private SealedTokens slot(CookieSet cookies) {
        return slots.computeIfAbsent(cookies.pendingSignIn(), keys::slot);
    }
}
