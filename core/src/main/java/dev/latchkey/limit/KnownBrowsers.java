package dev.latchkey.limit;

import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises browsers from which a user has signed in with credentials, by a sealed cookie. The cookie signs nobody in.
 */
public final class KnownBrowsers {

    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final int MOST_LOOKED_AT = 8; // opening more costs time

    private final KeyRing keys;
    private final Randoms randoms;
    private final InstantSource clock;

    public KnownBrowsers(KeyRing keys, Randoms randoms, InstantSource clock) {
        this.keys = keys;
        this.randoms = randoms;
        this.clock = clock;
    }

    /**
     * Returns the content of the valid known-browser cookies in a request. A browser may send several cookies with the
     * same name, for other paths or from other hosts of the domain.
     */
    public Found of(RequestCookies request, CookieConfiguration cookies) {
        return new Found(request.all(cookies.knownBrowser()).stream()
                .limit(MOST_LOOKED_AT)
                .map(cookie -> open(cookie, keys.slot(cookies.knownBrowser())))
                .flatMap(Optional::stream)
                .toList());
    }

    /** The content of all valid cookies. */
    public record Found(List<KnownBrowser> all) {

        public Found {
            all = List.copyOf(all);
        }

        /** Returns the first browser entry with these texts in these fields. */
        Optional<KnownBrowser> knowing(String providerId, Map<String, String> typed) {
            return all.stream()
                    .filter(browser -> browser.knows(providerId, typed))
                    .findFirst();
        }

        /** Returns the key by which a limit counts the browser with these texts; empty if it is not known with them. */
        public Optional<String> keyOf(String providerId, Map<String, String> typed) {
            return knowing(providerId, typed).map(browser -> browser.keyOf(providerId, typed));
        }

        KnownBrowser first() {
            return all.isEmpty() ? KnownBrowser.NEW : all.get(0);
        }
    }

    /* Empty if the cookie belongs to another application or is old. */
    private static Optional<KnownBrowser> open(String cookie, SealedTokens slot) {
        try {
            return Optional.of(KnownBrowser.of(slot.open(cookie).claims()));
        } catch (TokenRejectedException e) {
            return Optional.empty();
        }
    }

    /**
     * Works like {@link #remember(KnownBrowser, String, Map, CookieConfiguration)}, for the browser with these cookies.
     */
    public SetCookie remember(Found found, String providerId, Map<String, String> typed, CookieConfiguration cookies) {
        return remember(found.knowing(providerId, typed).orElseGet(found::first), providerId, typed, cookies);
    }

    /** Returns a cookie that records that a user has signed in with these texts in these fields. */
    public SetCookie remember(
            KnownBrowser browser, String providerId, Map<String, String> typed, CookieConfiguration cookies) {
        KnownBrowser now = browser.with(randoms.base64Url(), providerId, typed);
        return new SetCookie(
                cookies.knownBrowser(),
                keys.slot(cookies.knownBrowser()).seal(now.content(), LIFETIME),
                cookies.hostAttributes().lasting(LIFETIME, clock.instant()));
    }
}
