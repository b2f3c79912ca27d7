package dev.latchkey.session;

import dev.latchkey.lazy.Lazy;
import dev.latchkey.observe.SessionKind;
import dev.latchkey.wire.RequestCookies;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Holds the two session strategies of an application, for http and https. The cookies of the two have different names
 * and therefore different keys. Most applications need one of the two, and need it when somebody signs in.
 */
public final class SessionStrategies {

    private final CookieConfiguration plainCookies;
    private final CookieConfiguration secureCookies;
    private final Lazy<SessionStrategy> plain;
    private final Lazy<SessionStrategy> secure;

    /** Names the cookies of both strategies. {@code adjust} applies the application's cookie options. */
    public SessionStrategies(
            UnaryOperator<CookieConfiguration> adjust, Function<CookieConfiguration, SessionStrategy> strategy) {
        this.plainCookies = adjust.apply(CookieConfiguration.of(false));
        this.secureCookies = adjust.apply(CookieConfiguration.of(true));
        this.plain = new Lazy<>(() -> strategy.apply(plainCookies));
        this.secure = new Lazy<>(() -> strategy.apply(secureCookies));
    }

    /** Returns the cookie names for https or http. */
    public CookieConfiguration cookies(boolean https) {
        return https ? secureCookies : plainCookies;
    }

    /** Returns whether reading the session of a request may block on a store or a callback. */
    public boolean mayBlock(RequestCookies cookies) {
        return plain.get().mayBlock(cookies) || secure.get().mayBlock(cookies);
    }

    /** Returns whether reading any session may block. */
    public boolean mayBlock() {
        return plain.get().mayBlock();
    }

    /** Returns where the sessions are kept. */
    public SessionKind kind() {
        return plain.get().kind();
    }

    /** Returns the strategy for https or http. */
    public SessionStrategy of(boolean https) {
        return (https ? secure : plain).get();
    }
}
