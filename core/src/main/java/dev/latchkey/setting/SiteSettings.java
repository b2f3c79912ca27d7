package dev.latchkey.setting;

import dev.latchkey.guard.Matcher;
import java.util.List;

/** The settings for the public address and the guarded paths. */
public final class SiteSettings {

    public static final Setting<String> URL = Setting.of(
            "url",
            SettingTypes.TEXT
                    .called("URL")
                    .where(
                            AddressSyntax::isPublic,
                            "is not the address of a web application, such as https://app.example.com"),
            "url(…)",
            "",
            "The public address, such as https://app.example.com. A path in it is the path of the endpoints.",
            "AUTH_URL");
    public static final Setting<String> BASE_PATH = Setting.of(
            "base-path",
            SettingTypes.TEXT
                    .called("path")
                    .where(AddressSyntax::isBasePath, "is no usable path: one such as /auth or /api/auth is needed"),
            "basePath(…)",
            "/auth, or the path of url",
            "The path of the endpoints.");
    public static final Setting<TrustedHosts> TRUST_HOST = Setting.of(
            "trust-host",
            SettingTypes.TRUSTED_HOSTS,
            "proxies(Proxies.trusted(…))",
            "false",
            "Whether the proxy in front decides the public address, and which hosts it may name. Only set it behind a"
                    + " proxy that overwrites or appends to each forwarding header.",
            "AUTH_TRUST_HOST");
    public static final Setting<Integer> TRUSTED_PROXIES = Setting.of(
            "trusted-proxies",
            SettingTypes.COUNT.where(SettingTypes.between(1, 10), "is not from 1 to 10"),
            "count(…) of Proxies",
            "1",
            "How many proxies stand in front, one behind the other.",
            "AUTH_TRUSTED_PROXIES");
    public static final Setting<List<Matcher>> MATCHER = Setting.of(
            "matcher",
            SettingTypes.MATCHERS,
            "matcher(…)",
            "",
            "The paths that the guard looks at, such as /dashboard/:path*. Added to those that code names.");
    public static final Setting<Integer> BODY_LIMIT = Setting.of(
            "body-limit",
            SettingTypes.SIZE_IN_BYTES.where(
                    SettingTypes.between(1024, null), "is less than 1,024 bytes: no form fits in"),
            "bodyLimit(…)",
            "64KB",
            "How much of a request's body the endpoints read.");

    public static final Setting<Boolean> OPEN_API = Setting.of(
            "open-api",
            SettingTypes.FLAG,
            "openApi()",
            "false",
            "Serves a description of the endpoints in OpenAPI 3.1 to anybody, at openapi.json.");

    public static final Setting<Boolean> EXPLAIN_REFUSALS = Setting.of(
            "explain-refusals",
            SettingTypes.FLAG,
            "explainRefusals()",
            "false",
            "Says in each refusal of the guard why it refused, for development. The start stops unless the application"
                    + " is for this machine only.");

    public static final Setting<List<String>> SOCKET_ORIGINS = Setting.of(
            "socket-origins",
            SettingTypes.TEXTS
                    .called("list of origins")
                    .where(
                            AddressSyntax::areOrigins,
                            "is not a list of origins, such as https://app.example.com without a path"),
            "socketOrigins(…)",
            "",
            "The origins, besides the application's own, whose pages may open WebSockets with a session's cookie.");

    static final List<Setting<?>> ALL = List.of(
            URL,
            BASE_PATH,
            TRUST_HOST,
            TRUSTED_PROXIES,
            MATCHER,
            BODY_LIMIT,
            OPEN_API,
            EXPLAIN_REFUSALS,
            SOCKET_ORIGINS);

    private SiteSettings() {}
}
