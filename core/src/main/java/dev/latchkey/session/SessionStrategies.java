package dev.latchkey.session;

import dev.latchkey.wire.RequestCookies;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The two session strategies of an application, for {@code http} and {@code https}, where cookies have different names
 * and so different keys.
 */
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

    /** Returns the cookies' names at a public address of this kind. */
    public CookieSet cookies(boolean https) {
        return https ? secureCookies : plainCookies;
    }

    /** Returns whether reading a request's session may wait for a store, or for code of the application's own. */
    public boolean mayBlock(RequestCookies cookies) {
        return plain.mayBlock(cookies) || secure.mayBlock(cookies);
    }

    /** Returns whether reading any session may. */
    public boolean mayBlock() {
        return plain.mayBlock();
    }

    /** Returns the sessions at a public address of this kind. */
    public SessionStrategy of(boolean https) {
        return https ? secure : plain;
    }
}
