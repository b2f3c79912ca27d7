package dev.latchkey.signin;

import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.session.CookieSet;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Recognises browsers that somebody has signed in from with credentials, by a sealed cookie. It signs nobody in. */
public final class KnownBrowsers {

    private static final Duration LIFETIME = Duration.ofDays(365);

    private final KeyRing keys;
    private final Randoms randoms;
    private final ConcurrentMap<String, SealedTokens> slots = new ConcurrentHashMap<>();

    public KnownBrowsers(KeyRing keys, Randoms randoms) {
        this.keys = keys;
        this.randoms = randoms;
    }

    /** What is known of the browser that makes a request. */
    public KnownBrowser of(RequestCookies request, CookieSet cookies) {
        String cookie = request.get(cookies.knownBrowser());
        if (cookie == null || cookie.isEmpty()) {
            return KnownBrowser.NEW;
        }
        try {
            return KnownBrowser.of(slot(cookies).open(cookie).claims());
        } catch (TokenRejectedException e) {
            return KnownBrowser.NEW;
        }
    }

    /** Has the browser remember that somebody signed in with these names. */
    public SetCookie remember(KnownBrowser browser, String providerId, Set<String> names, CookieSet cookies) {
        KnownBrowser now = browser.with(randoms.base64Url(), providerId, names);
        return new SetCookie(
                cookies.knownBrowser(),
                slot(cookies).seal(now.content(), LIFETIME),
                cookies.hostAttributes().withMaxAge(LIFETIME.toSeconds()));
    }

    private SealedTokens slot(CookieSet cookies) {
        return slots.computeIfAbsent(cookies.knownBrowser(), keys::slot);
    }
}
