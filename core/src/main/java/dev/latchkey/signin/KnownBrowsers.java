package dev.latchkey.signin;

import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.session.CookieSet;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Recognises browsers that somebody has signed in from with credentials, by a sealed cookie. It signs nobody in. */
public final class KnownBrowsers {

    private static final Duration LIFETIME = Duration.ofDays(365);

    private final KeyRing keys;
    private final Randoms randoms;
    private final InstantSource clock;
    private final ConcurrentMap<String, SealedTokens> slots = new ConcurrentHashMap<>();

    public KnownBrowsers(KeyRing keys, Randoms randoms, InstantSource clock) {
        this.keys = keys;
        this.randoms = randoms;
        this.clock = clock;
    }

    /** What is known of the browser that makes a request. */
    public KnownBrowser of(RequestCookies request, CookieSet cookies) {
        return request.all(cookies.knownBrowser()).stream()
                .map(cookie -> open(cookie, slot(cookies)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(KnownBrowser.NEW);
    }

    /* What does not open is another application's, or old. */
    private static Optional<KnownBrowser> open(String cookie, SealedTokens slot) {
        try {
            return Optional.of(KnownBrowser.of(slot.open(cookie).claims()));
        } catch (TokenRejectedException e) {
            return Optional.empty();
        }
    }

    /** Has the browser remember that somebody signed in with these names. */
    public SetCookie remember(KnownBrowser browser, String providerId, Set<String> names, CookieSet cookies) {
        KnownBrowser now = browser.with(randoms.base64Url(), providerId, names);
        return new SetCookie(
                cookies.knownBrowser(),
                slot(cookies).seal(now.content(), LIFETIME),
                cookies.hostAttributes().lasting(LIFETIME, clock.instant()));
    }

    private SealedTokens slot(CookieSet cookies) {
        return slots.computeIfAbsent(cookies.knownBrowser(), keys::slot);
    }
}
