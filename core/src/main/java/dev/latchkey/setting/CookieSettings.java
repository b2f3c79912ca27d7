package dev.latchkey.setting;

import java.util.List;

/** The settings for the names and the domain of cookies. */
public final class CookieSettings {

    public static final Setting<String> SESSION = Setting.of(
            "cookies.session",
            SettingTypes.TEXT.where(
                    SettingTypes.matching("[A-Za-z0-9!#$%&'*+.^_`|~-]+"),
                    "is not the name of a cookie (RFC 6265 section 4.1.1)"),
            "session(…) of Cookies",
            "authjs.session-token, with __Secure- in front on https",
            "The name of the session cookie. It also decides the keys, so applications that share sessions share it.");
    public static final Setting<String> DOMAIN = Setting.of(
            "cookies.domain",
            SettingTypes.TEXT
                    .called("domain")
                    .where(
                            SettingTypes.matching("\\.?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"),
                            "is not a domain such as example.com"),
            "domain(…) of Cookies",
            "",
            "Shares the cookies with every host below this domain, and so trusts each of them with the sessions.");

    static final List<Setting<?>> ALL = List.of(SESSION, DOMAIN);

    private CookieSettings() {}
}
