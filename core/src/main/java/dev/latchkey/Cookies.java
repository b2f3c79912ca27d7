package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.setting.CookieSettings;
import dev.latchkey.setting.OptionValues;

/** Sets the names of the cookies, and which hosts receive them. Immutable: each call returns a changed copy. */
public final class Cookies {

    private static final Cookies STANDARD = new Cookies(OptionValues.none());

    private final OptionValues values;

    private Cookies(OptionValues values) {
        this.values = values;
    }

    /** Returns settings with the cookie names of Auth.js, for this host only. */
    public static Cookies standard() {
        return STANDARD;
    }

    /**
     * Sets the name of the session cookie, for http and https. The keys depend on the name, so applications that share
     * sessions must use the same one.
     */
    public Cookies session(String name) {
        return new Cookies(values.with(CookieSettings.SESSION, requireNonNull(name, "name")));
    }

    /** Shares the cookies with every host below {@code domain}. Each of these hosts can then read the sessions. */
    public Cookies domain(String domain) {
        return new Cookies(values.with(CookieSettings.DOMAIN, requireNonNull(domain, "domain")));
    }

    OptionValues values() {
        return values;
    }
}
