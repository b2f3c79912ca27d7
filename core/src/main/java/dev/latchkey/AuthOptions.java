package dev.latchkey;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.LanguageCallback;
import dev.latchkey.callback.RedirectCallback;
import dev.latchkey.callback.SessionCallback;
import dev.latchkey.callback.SignInCallback;
import dev.latchkey.callback.UserDeletionCallback;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.Matcher;
import dev.latchkey.method.RequestPause;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.setting.AccountSettings;
import dev.latchkey.setting.Configuration;
import dev.latchkey.setting.CookieSettings;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.SessionSettings;
import dev.latchkey.setting.SiteSettings;
import dev.latchkey.setting.TrustedHosts;
import dev.latchkey.store.Store;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds the options of an application. Each value comes from code, otherwise from the configuration, otherwise it is
 * the default.
 */
final class AuthOptions {

    final List<Provider> providers;
    final DeclaredFeatures features;
    final List<String> listedProviders;
    final List<Matcher> matchers = new ArrayList<>();
    final List<Consumer<? super AuthEvent>> listeners;
    final Map<String, String> environment;
    final Configuration configuration;
    /** The mistakes in single options. Each message names the call, setting or variable that corrects the mistake. */
    final List<String> problems = new ArrayList<>();

    final List<Secret> secrets;
    final boolean shortSecrets;
    final boolean sessionsOnly;
    final @Nullable String url;
    final @Nullable String basePath;
    final @Nullable TrustedHosts trustHost;
    final @Nullable Integer trustedProxies;
    final @Nullable Store store;
    final SessionOptions sessions;
    final boolean linkByEmail;
    final boolean keepProviderTokens;
    final List<String> revokedTokens;
    final String rolesClaim;
    final boolean bearerTokens;
    final @Nullable String sessionCookie;
    final @Nullable String cookieDomain;
    final @Nullable Authorized authorized;
    final @Nullable SignInCallback signIn;
    final @Nullable UserDeletionCallback deletion;
    final @Nullable RedirectCallback redirect;
    final @Nullable JwtCallback jwt;
    final @Nullable SessionCallback session;
    final @Nullable EmailProvider mail;
    final CustomPages pages;
    final Theme theme;
    final Map<String, String> texts;
    final List<Map.Entry<Locale, Map<String, String>>> translations;
    final @Nullable LanguageCallback language;
    final int bodyLimit;
    final boolean openApi;
    final boolean explainRefusals;
    final InstantSource clock;
    final SecureRandom random;
    final @Nullable HttpClient httpClient;
    final Consumer<Duration> pause;
    final @Nullable Executor mailExecutor;
    final Duration watchInterval;
    final List<String> socketOrigins;
    final @Nullable ScheduledExecutorService watchExecutor;

    private AuthOptions(
            AuthBuilder builder,
            DeclaredFeatures features,
            Map<String, String> environment,
            Configuration configuration) {
        this.environment = environment;
        this.configuration = configuration;
        problems.addAll(builder.values.problems());
        problems.addAll(configuration.problems());
        OptionValues values = builder.values.over(configuration.values());
        providers = List.copyOf(builder.providers);
        this.features = features;
        listedProviders = values.get(AccountSettings.PROVIDERS).orElse(List.of());
        matchers.addAll(builder.matchers);
        matchers.addAll(values.get(SiteSettings.MATCHER).orElse(List.of()));
        listeners = List.copyOf(builder.listeners);
        secrets = values.get(AccountSettings.SECRET).orElse(List.of());
        shortSecrets = values.isOn(AccountSettings.SHORT_SECRETS);
        sessionsOnly = values.isOn(SessionSettings.SESSIONS_ONLY);
        url = values.get(SiteSettings.URL).orElse(null);
        basePath = values.get(SiteSettings.BASE_PATH).orElse(null);
        trustHost = values.get(SiteSettings.TRUST_HOST).orElse(null);
        trustedProxies = values.get(SiteSettings.TRUSTED_PROXIES).orElse(null);
        store = values.get(AccountSettings.STORE).orElse(null);
        sessions = SessionOptions.of(values, store != null);
        linkByEmail = values.isOn(AccountSettings.LINK_BY_EMAIL);
        keepProviderTokens = values.isOn(AccountSettings.KEEP_TOKENS);
        revokedTokens = values.get(AccountSettings.REVOKED_TOKENS).orElse(List.of());
        rolesClaim = values.orStandard(SessionSettings.ROLES_CLAIM);
        bearerTokens = values.isOn(SessionSettings.BEARER_TOKENS);
        sessionCookie = values.get(CookieSettings.SESSION).orElse(null);
        cookieDomain = values.get(CookieSettings.DOMAIN).orElse(null);
        authorized = values.get(ProgrammaticOptions.AUTHORIZED).orElse(null);
        signIn = values.get(ProgrammaticOptions.SIGN_IN).orElse(null);
        deletion = values.get(ProgrammaticOptions.DELETE).orElse(null);
        redirect = values.get(ProgrammaticOptions.REDIRECT).orElse(null);
        jwt = values.get(ProgrammaticOptions.JWT).orElse(null);
        session = values.get(ProgrammaticOptions.SESSION).orElse(null);
        mail = values.get(ProgrammaticOptions.MAIL).orElse(null);
        pages = PageSettingsCodec.pages(values);
        theme = PageSettingsCodec.theme(values);
        texts = values.get(ProgrammaticOptions.TEXTS).orElse(Map.of());
        translations = List.copyOf(builder.translations);
        language = values.get(ProgrammaticOptions.LANGUAGE).orElse(null);
        bodyLimit = values.orStandard(SiteSettings.BODY_LIMIT);
        openApi = values.isOn(SiteSettings.OPEN_API);
        explainRefusals = values.isOn(SiteSettings.EXPLAIN_REFUSALS);
        clock = values.get(ProgrammaticOptions.CLOCK).orElse(Clock.systemUTC());
        random = values.get(ProgrammaticOptions.RANDOM).orElseGet(SecureRandom::new);
        httpClient = values.get(ProgrammaticOptions.HTTP_CLIENT).orElse(null);
        pause = values.get(ProgrammaticOptions.PAUSE).orElse(RequestPause::pause);
        watchInterval = values.orStandard(SessionSettings.WATCH_INTERVAL);
        socketOrigins = values.get(SiteSettings.SOCKET_ORIGINS).orElse(List.of());
        watchExecutor = values.get(ProgrammaticOptions.WATCH_EXECUTOR).orElse(null);
        mailExecutor = values.get(ProgrammaticOptions.MAIL_EXECUTOR).orElse(null);
    }

    static AuthOptions of(AuthBuilder builder) {
        Map<String, String> environment =
                builder.values.get(ProgrammaticOptions.ENVIRONMENT).orElseGet(System::getenv);
        DeclaredFeatures features = new DeclaredFeatures(builder.features);
        Configuration read = Configuration.read(features.settings(), builder.settings, environment);
        return new AuthOptions(builder, features, environment, read);
    }
}
