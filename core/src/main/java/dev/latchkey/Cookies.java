package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.setting.CookieSettings;
import dev.latchkey.setting.OptionValues;

/** How the cookies are called, and which hosts see them. Immutable: each call returns a changed copy. */
public final class Cookies {

    private static final Cookies STANDARD = new Cookies(OptionValues.none());

    private final OptionValues values;

    private Cookies(OptionValues values) {
        this.values = values;
    }

    /** The names of Auth.js, for this host alone. */
    public static Cookies standard() {
        return STANDARD;
    }

    /**
     * The session cookie's name, on http and https alike; it also decides the keys, so applications that share sessions
     * share it.
     */
    public Cookies session(String name) {
        return new Cookies(values.with(CookieSettings.SESSION, requireNonNull(name, "name")));
    }

    /** Shares the cookies with every host below {@code domain}, and so trusts every one of them with the sessions. */
    public Cookies domain(String domain) {
        return new Cookies(values.with(CookieSettings.DOMAIN, requireNonNull(domain, "domain")));
    }

    OptionValues values() {
        return values;
    }
}
