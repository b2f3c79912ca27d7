package dev.latchkey.setting;

import dev.latchkey.provider.ClientAuthentication;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.ProviderStyle;
import dev.latchkey.provider.Providers;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All settings that a provider can have. */
public final class ProviderSettings {

    public static final ProviderSetting<String> KIND = ProviderSetting.of(
            "kind",
            SettingTypes.TEXT.where(
                    kind -> kind.equals("oidc")
                            || kind.equals("oauth2")
                            || Providers.ids().contains(kind),
                    "is neither oidc, oauth2 nor the id of a ready provider"),
            "Providers.named(…), OAuthProvider.oidc(…), oauth2(…)",
            "the ready provider of this id, else oidc",
            "The id of a ready provider, or oidc, or oauth2. It lets an application have several of a kind.",
            (provider, none, value) -> provider);
    public static final ProviderSetting<Integer> ORDER = ProviderSetting.ofAny(
            "order",
            SettingTypes.COUNT,
            "provider(…), in the order of the calls",
            "0",
            "Where pages show it: a provider with a lower number stands before one with a higher.",
            (provider, none, value) -> provider);
    public static final ProviderSetting<String> CLIENT_ID = ProviderSetting.of(
                    "client-id",
                    SettingTypes.TEXT,
                    "clientId(…)",
                    "",
                    "What the provider calls this application.",
                    (provider, none, value) -> provider.clientId(value))
            .alsoInCode("AUTH_<ID>_ID");
    public static final ProviderSetting<String> CLIENT_SECRET = ProviderSetting.of(
                    "client-secret",
                    SettingTypes.SECRET_TEXT,
                    "clientSecret(…)",
                    "",
                    "The secret that the provider gave this application.",
                    (provider, none, value) -> provider.clientSecret(value))
            .alsoInCode("AUTH_<ID>_SECRET");
    public static final ProviderSetting<String> ISSUER = ProviderSetting.of(
                    "issuer",
                    SettingTypes.TEXT.called("URL"),
                    "issuer(…)",
                    "",
                    "The provider's address, where every customer has another.",
                    (provider, none, value) -> ProviderSettings.issuer(provider, value))
            .alsoInCode("AUTH_<ID>_ISSUER");

    private static final List<ProviderSetting<?>> SERVER = List.of(
            ProviderSetting.of(
                    "base-url",
                    SettingTypes.TEXT.called("URL"),
                    "baseUrl(…)",
                    "",
                    "The address of a self-managed server, for ready providers that have one.",
                    (provider, none, value) -> provider.baseUrl(value)),
            ProviderSetting.of(
                    "web-finger",
                    SettingTypes.TEXT,
                    "webFinger(…)",
                    "",
                    "The identifier of a person, such as acct:ada@example.org, whose host names the issuer.",
                    (provider, none, value) -> provider.webFinger(value)),
            url("discovery", "discovery(…)", "The discovery document.", OAuthProvider::discovery),
            url(
                    "authorization-endpoint",
                    "authorizationEndpoint(…)",
                    "Where browsers are sent to sign in.",
                    OAuthProvider::authorizationEndpoint),
            url("token-endpoint", "tokenEndpoint(…)", "Where codes become tokens.", OAuthProvider::tokenEndpoint),
            url(
                    "user-info-endpoint",
                    "userInfoEndpoint(…)",
                    "The user information endpoint.",
                    OAuthProvider::userInfoEndpoint),
            url("jwks-uri", "jwksUri(…)", "The keys that ID tokens are signed with.", OAuthProvider::jwksUri),
            ProviderSetting.of(
                    "variables.<name>",
                    SettingTypes.TEXT,
                    "variable(…)",
                    "",
                    "A value that the addresses of a ready provider are composed of, such as tenantId.",
                    OAuthProvider::variable),
            flag(
                    "allow-insecure-http",
                    "allowInsecureHttp()",
                    "Talks to http addresses of other machines. Anybody on the way can then sign in as anybody.",
                    OAuthProvider::allowInsecureHttp));

    /** The methods that need no keys. Keys come from code, and set their method themselves. */
    private static final List<ClientAuthentication> WITHOUT_KEYS = List.of(
            ClientAuthentication.CLIENT_SECRET_BASIC,
            ClientAuthentication.CLIENT_SECRET_POST,
            ClientAuthentication.CLIENT_SECRET_JWT,
            ClientAuthentication.NONE);

    private static final List<ProviderSetting<?>> REQUEST = List.of(
            ProviderSetting.of(
                    "client-authentication",
                    SettingTypes.oneOf(WITHOUT_KEYS),
                    "clientAuthentication(…)",
                    "client-secret-basic",
                    "How this application proves itself at the token endpoint.",
                    (provider, none, value) -> provider.clientAuthentication(value)),
            ProviderSetting.of(
                    "client-id-parameter",
                    SettingTypes.TEXT,
                    "clientIdParameter(…)",
                    "client_id",
                    "What the client id is called in requests.",
                    (provider, none, value) -> provider.clientIdParameter(value)),
            texts("scopes", "scopes(…)", "What the provider is asked for.", OAuthProvider::scopes),
            ProviderSetting.of(
                    "parameters.<name>",
                    SettingTypes.TEXT,
                    "parameter(…)",
                    "",
                    "One more parameter of the authorization request, such as prompt.",
                    OAuthProvider::parameter),
            texts(
                    "browser-parameters",
                    "browserParameters(…)",
                    "The parameters that a browser may add to the authorization request.",
                    OAuthProvider::browserParameters),
            flag(
                    "dangerously-skip-pkce",
                    "dangerouslySkipPkce()",
                    "Goes without PKCE. Injected codes are then accepted.",
                    OAuthProvider::dangerouslySkipPkce),
            flag(
                    "dangerously-skip-nonce",
                    "dangerouslySkipNonce()",
                    "Goes without the nonce. Replayed ID tokens are then accepted.",
                    OAuthProvider::dangerouslySkipNonce));

    private static final List<ProviderSetting<?>> PERSON = List.of(
            flag(
                    "profile-from-user-info",
                    "profileFromUserInfo()",
                    "Reads the profile from the user information endpoint and not from the ID token.",
                    OAuthProvider::profileFromUserInfo),
            texts(
                    "distributed-claims",
                    "distributedClaims(…)",
                    "The hosts from which distributed claims are fetched.",
                    (provider, hosts) -> provider.distributedClaims(hosts)),
            texts(
                    "authoritative-for",
                    "authoritativeFor(…)",
                    "The domains whose mailboxes the provider runs. Its administrators can then sign in as anybody in"
                            + " them.",
                    OAuthProvider::authoritativeFor),
            ProviderSetting.of(
                    "max-authentication-age",
                    SettingTypes.DURATION,
                    "maxAge(…)",
                    "any age",
                    "How long ago the provider may have authenticated a user who signs in. Its auth_time must say so.",
                    (provider, none, value) -> provider.maxAge(value)),
            texts(
                    "acr",
                    "acr(…)",
                    "The authentication contexts, one of which the ID token must name.",
                    (provider, values) -> provider.acr(values)),
            texts(
                    "amr",
                    "amr(…)",
                    "The authentication methods, one of which the ID token must name.",
                    (provider, values) -> provider.amr(values)),
            flag(
                    "without-auth-time",
                    "withoutAuthTime()",
                    "The ID tokens do not say when the user was asked. To confirm there shows no more than to sign in.",
                    OAuthProvider::withoutAuthTime),
            flag(
                    "end-session-on-sign-out",
                    "endSessionOnSignOut()",
                    "Signs out at the provider too.",
                    OAuthProvider::endSessionOnSignOut),
            ProviderSetting.of(
                    "clock-tolerance",
                    SettingTypes.DURATION,
                    "clockTolerance(…)",
                    "30s",
                    "How far the provider's clock may be from this machine's.",
                    (provider, none, value) -> provider.clockTolerance(value)));

    private static final List<ProviderSetting<?>> LOOK = List.of(
            ProviderSetting.of(
                    "name",
                    SettingTypes.TEXT,
                    "named(…)",
                    "the ready provider's name, else the id",
                    "What people call it.",
                    (provider, none, value) -> provider.named(provider.id(), value)),
            ProviderSetting.of(
                    "style.background",
                    SettingTypes.COLOUR,
                    "style(…)",
                    "",
                    "The colour of its button.",
                    (provider, none, value) -> provider.style(new ProviderStyle(value, text(provider)))),
            ProviderSetting.of(
                    "style.text",
                    SettingTypes.COLOUR,
                    "style(…)",
                    "",
                    "The colour of the text on its button.",
                    (provider, none, value) -> provider.style(new ProviderStyle(background(provider), value))));

    /** All settings, in the order in which they are applied to a provider. */
    public static final List<ProviderSetting<?>> ALL = Stream.of(
                    List.of(KIND, ORDER),
                    LOOK,
                    List.of(CLIENT_ID, CLIENT_SECRET, ISSUER),
                    MailSettings.ALL,
                    SERVER,
                    REQUEST,
                    PERSON)
            .<ProviderSetting<?>>flatMap(List::stream)
            .toList();

    private ProviderSettings() {}

    private static OAuthProvider issuer(OAuthProvider provider, String issuer) {
        if (provider.definition().hasFixedIssuer()) {
            throw new IllegalArgumentException("\"" + provider.id()
                    + "\" has an issuer of its own; leave it out, or give the other server another id");
        }
        return provider.issuer(issuer);
    }

    private static ProviderSetting<String> url(
            String member, String call, String about, BiFunction<OAuthProvider, String, OAuthProvider> change) {
        return ProviderSetting.of(
                member,
                SettingTypes.TEXT.called("URL"),
                call,
                "",
                about,
                (provider, none, value) -> change.apply(provider, value));
    }

    private static ProviderSetting<List<String>> texts(
            String member, String call, String about, BiFunction<OAuthProvider, String[], OAuthProvider> change) {
        return ProviderSetting.of(
                member,
                SettingTypes.TEXTS,
                call,
                "",
                about,
                (provider, none, value) -> change.apply(provider, value.toArray(String[]::new)));
    }

    private static ProviderSetting<Boolean> flag(
            String member, String call, String about, UnaryOperator<OAuthProvider> change) {
        return ProviderSetting.of(
                member,
                SettingTypes.FLAG,
                call,
                "false",
                about,
                (provider, none, on) -> on ? change.apply(provider) : provider);
    }

    private static @Nullable String text(OAuthProvider provider) {
        ProviderStyle style = provider.style();
        return style == null ? null : style.text();
    }

    private static @Nullable String background(OAuthProvider provider) {
        ProviderStyle style = provider.style();
        return style == null ? null : style.background();
    }
}
