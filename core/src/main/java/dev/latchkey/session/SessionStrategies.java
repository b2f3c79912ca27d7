package dev.latchkey.session;

import dev.latchkey.wire.RequestCookies;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The sessions of an application, whose cookies have other names, and so other keys, on {@code https}. */
public final class SessionStrategies {

    private final CookieSet plainCookies;
    private final CookieSet secureCookies;
    private final SessionStrategy plain;
    private final SessionStrategy secure;

    /** Prepares both kinds. {@code adjust} renames cookies as the application wants. */
    public SessionStrategies(UnaryOperator<CookieSet> adjust, Function<CookieSet, SessionStrategy> strategy) {
        this.plainCookies = adjust.apply(CookieSet.of(false));
        this.secureCookies = adjust.apply(CookieSet.of(true));
        this.plain = strategy.apply(plainCookies);
        this.secure = strategy.apply(secureCookies);
    }

    /** The cookies' names at a public address of this kind. */
    public CookieSet cookies(boolean https) {
        return https ? secureCookies : plainCookies;
    }

    /** Whether reading a request's session may wait for a store, or for code of the application's own. */
    public boolean mayBlock(RequestCookies cookies) {
        return plain.mayBlock(cookies) || secure.mayBlock(cookies);
    }

    /** Whether reading any session may. */
    public boolean mayBlock() {
        return plain.mayBlock();
    }

    /** The sessions at a public address of this kind. */
    public SessionStrategy of(boolean https) {
        return https ? secure : plain;
    }
}
