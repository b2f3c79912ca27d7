package dev.latchkey.session;

import dev.latchkey.seal.KeyRing;
import dev.latchkey.wire.RequestCookies;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** The sessions of an application, whose cookies have other names, and so other keys, on {@code https}. */
public final class Sessions {

    private final CookieSet plainCookies;
    private final CookieSet secureCookies;
    private final SessionPolicy policy;
    private final SealedSessions plain;
    private final SealedSessions secure;

    /** Derives the keys of both kinds. {@code adjust} renames cookies as the application wants. */
    public Sessions(UnaryOperator<CookieSet> adjust, SessionPolicy policy, KeyRing keys, InstantSource clock) {
        this.policy = policy;
        this.plainCookies = adjust.apply(CookieSet.of(false));
        this.secureCookies = adjust.apply(CookieSet.of(true));
        this.plain = new SealedSessions(plainCookies, policy, keys, clock);
        this.secure = new SealedSessions(secureCookies, policy, keys, clock);
    }

    /** The cookies' names at a public address of this kind. */
    public CookieSet cookies(boolean https) {
        return https ? secureCookies : plainCookies;
    }

    /** Whether reading a request's session may run code of the application's own, which may wait for something. */
    public boolean mayBlock(RequestCookies cookies) {
        return plain.mayBlock(cookies) || secure.mayBlock(cookies);
    }

    /** Whether reading any session may. */
    public boolean mayBlock() {
        return policy.hasCallbacks();
    }

    /** The sessions at a public address of this kind. */
    public SealedSessions of(boolean https) {
        return https ? secure : plain;
    }
}
