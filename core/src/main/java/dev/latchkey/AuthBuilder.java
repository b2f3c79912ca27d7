package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.RedirectCallback;
import dev.latchkey.callback.SessionCallback;
import dev.latchkey.callback.SignInCallback;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.Matcher;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.Provider;
import dev.latchkey.setting.AccountSettings;
import dev.latchkey.setting.Option;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.setting.SessionSettings;
import dev.latchkey.setting.SiteSettings;
import dev.latchkey.store.Store;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The long form of {@link Auth#of}. What you do not set comes from the settings and the environment or has a safe
 * default; what you set here wins. A call that sets one thing is made once. {@link #build} reports all mistakes.
 */
public final class AuthBuilder {

    final List<Provider> providers = new ArrayList<>();
    final List<Feature> features = new ArrayList<>();
    final List<Matcher> matchers = new ArrayList<>();
    final List<Consumer<? super AuthEvent>> listeners = new ArrayList<>();
    final Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    OptionValues values = OptionValues.none();

    AuthBuilder() {}

    /** Adds a way to sign in; pages show them in this order. */
    public AuthBuilder provider(Provider provider) {
        providers.add(requireNonNull(provider, "provider"));
        return this;
    }

    /** Adds a capability from a module of its own; their steps are asked in this order. */
    public AuthBuilder with(Feature feature) {
        features.add(requireNonNull(feature, "feature"));
        return this;
    }

    /**
     * Signs nobody in: reads the sessions that another application makes, with the same secret or the same store. For
     * an application without a {@link #provider}.
     */
    public AuthBuilder sessionsOnly() {
        return with(SessionSettings.SESSIONS_ONLY, true);
    }

    /**
     * Sets the secrets that seal sessions, newest first: the first one seals, each one opens. Instead of
     * {@code AUTH_SECRET} and {@code AUTH_SECRET_1} to {@code _3}. At least 32 random bytes each, as {@code openssl
     * rand -base64 33} makes.
     */
    public AuthBuilder secret(String newest, String... older) {
        return with(
                AccountSettings.SECRET,
                Stream.concat(Stream.of(newest), Stream.of(older))
                        .map(Secret::of)
                        .toList());
    }

    /**
     * Accepts secrets that are short, or that are words and not random, as Auth.js does. Anybody who has one session
     * cookie can guess such a secret offline, and is then every user. For moving away from it: put the new secret first
     * and the old one behind it until its sessions have ended.
     */
    public AuthBuilder dangerouslyAcceptShortSecrets() {
        return with(AccountSettings.SHORT_SECRETS, true);
    }

    /**
     * Sets the public address, such as {@code https://app.example.com}. Instead of {@code AUTH_URL}. A path in it is
     * the whole path of the endpoints as browsers see it, with the path at which the application is mounted:
     * {@code https://app.example.com/shop/auth}. If a proxy removes {@code /shop} before it forwards a request, call
     * {@code basePath("/auth")} too.
     */
    public AuthBuilder url(String publicUrl) {
        return with(SiteSettings.URL, publicUrl);
    }

    /** Believes the proxies in front about the public address and the client; unless set, none is believed. */
    public AuthBuilder proxies(Proxies trusted) {
        return with(trusted.values());
    }

    /** Sets the path of the endpoints; {@code /auth}, or the path of the {@link #url}, unless set. */
    public AuthBuilder basePath(String path) {
        return with(SiteSettings.BASE_PATH, path);
    }

    /** Keeps users and their accounts in {@code store}, and their sessions unless {@link Sessions#sealed}. */
    public AuthBuilder store(Store store) {
        return with(AccountSettings.STORE, store);
    }

    /** Sets where sessions live, and for how long. */
    public AuthBuilder sessions(Sessions sessions) {
        return with(sessions.values);
    }

    /** Sets how the cookies are called, and which hosts see them. */
    public AuthBuilder cookies(Cookies cookies) {
        return with(cookies.values());
    }

    /**
     * Gives an account that nobody has to the user who has its e-mail address, if its provider vouches for the address
     * and it was verified for that user too. Anybody who can make one of the providers vouch for an address is then
     * that user.
     */
    public AuthBuilder dangerouslyLinkAccountsByEmail() {
        return with(AccountSettings.LINK_BY_EMAIL, true);
    }

    /** Keeps access tokens and refresh tokens of providers in the store, sealed, for {@link UserAccounts#tokens}. */
    public AuthBuilder keepProviderTokens() {
        return with(AccountSettings.KEEP_TOKENS, true);
    }

    /** Sets the member of the session, or of its token, that {@link Session#roles} reads; {@code roles} unless set. */
    public AuthBuilder rolesClaim(String member) {
        return with(SessionSettings.ROLES_CLAIM, member);
    }

    /**
     * Takes the session's token from {@code Authorization: Bearer} too, for the application's own programs that keep no
     * cookies (wire.md#bearer-tokens). Counts only where no cookie signs anybody in. The token is the cookie's value,
     * the pieces of a cookie in several put together. It is not renewed, and the endpoints do not read it.
     */
    public AuthBuilder acceptBearerTokens() {
        return with(SessionSettings.BEARER_TOKENS, true);
    }

    /**
     * Adds paths that the guard looks at, in the syntax of {@link Matcher#path}.
     *
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public AuthBuilder matcher(String... patterns) {
        Stream.of(patterns).map(Matcher::path).forEach(matchers::add);
        return this;
    }

    /** Adds a matcher with conditions. */
    public AuthBuilder matcher(Matcher matcher) {
        matchers.add(requireNonNull(matcher, "matcher"));
        return this;
    }

    /**
     * Sets who may pass the guard; unless set, everybody who is signed in. If there is no matcher, the guard then looks
     * at every path.
     */
    public AuthBuilder authorized(Authorized rule) {
        return with(CodeOptions.AUTHORIZED, rule);
    }

    /** Sets who may sign in; unless set, everybody whom a provider vouches for. */
    public AuthBuilder onSignIn(SignInCallback callback) {
        return with(CodeOptions.SIGN_IN, callback);
    }

    /** Sets where browsers may be sent afterwards; unless set, anywhere on this origin. */
    public AuthBuilder onRedirect(RedirectCallback callback) {
        return with(CodeOptions.REDIRECT, callback);
    }

    /** Sets what a session's token holds; unless set, id, name, e-mail address and picture. */
    public AuthBuilder onJwt(JwtCallback callback) {
        return with(CodeOptions.JWT, callback);
    }

    /** Sets what browsers see of a session; unless set, name, e-mail address and picture. */
    public AuthBuilder onSession(SessionCallback callback) {
        return with(CodeOptions.SESSION, callback);
    }

    /** Adds a listener, which runs in the threads that {@link AuthEvent} names. */
    public AuthBuilder listener(Consumer<? super AuthEvent> listener) {
        listeners.add(requireNonNull(listener, "listener"));
        return this;
    }

    /** Sets the application's own pages. */
    public AuthBuilder pages(CustomPages pages) {
        return with(PageOptions.of(pages));
    }

    /** Sets how the built-in pages look. */
    public AuthBuilder theme(Theme look) {
        return with(PageOptions.of(look));
    }

    /** Replaces texts of the built-in pages and mails, and of features, by the keys that their documents list. */
    public AuthBuilder texts(Map<String, String> replacements) {
        return with(CodeOptions.TEXTS, Map.copyOf(replacements));
    }

    /** Serves a description of the endpoints in OpenAPI 3.1 to anybody, at {@code openapi.json}; off unless called. */
    public AuthBuilder openApi() {
        return with(SiteSettings.OPEN_API, true);
    }

    /** Sets how many bytes of a body the endpoints read; 64 KiB unless set. */
    public AuthBuilder bodyLimit(int bytes) {
        return with(SiteSettings.BODY_LIMIT, bytes);
    }

    /** Sets the variables to read in place of the process's own. */
    public AuthBuilder environment(Map<String, String> variables) {
        return with(CodeOptions.ENVIRONMENT, Map.copyOf(variables));
    }

    /**
     * Adds what a framework's configuration says below {@code latchkey}, by the names in {@code docs/settings.md}: with
     * dots in the names or maps in maps, and lists or texts with commas. The value of {@code store} may be a
     * {@link Store}. A name or value that is not known stops {@link #build}; values are not repeated.
     */
    public AuthBuilder settings(Map<String, ? extends @Nullable Object> settings) {
        this.settings.putAll(settings);
        return this;
    }

    /** Sets the time, for tests. */
    public AuthBuilder clock(InstantSource source) {
        return with(CodeOptions.CLOCK, source);
    }

    /** Sets the source of tokens and initialisation vectors, for tests. */
    public AuthBuilder random(SecureRandom source) {
        return with(CodeOptions.RANDOM, source);
    }

    /** Sets the client for requests to providers; it must not follow redirects. */
    public AuthBuilder httpClient(HttpClient client) {
        return with(CodeOptions.HTTP_CLIENT, client);
    }

    /**
     * Sets what sends mails, which no request waits for. Unless set, four threads of its own with at most 1,000 mails
     * that wait; beyond that a mail is not sent. {@code Runnable::run}, for tests, sends before the answer.
     */
    public AuthBuilder mailExecutor(Executor executor) {
        return with(CodeOptions.MAIL_EXECUTOR, executor);
    }

    AuthBuilder pause(Consumer<Duration> pause) {
        return with(CodeOptions.PAUSE, pause);
    }

    private <T> AuthBuilder with(Option<T> option, T value) {
        return with(OptionValues.none().with(option, requireNonNull(value, option.call())));
    }

    private AuthBuilder with(OptionValues more) {
        values = values.with(more);
        return this;
    }

    /**
     * Checks everything and builds it. No provider is contacted.
     *
     * @throws IllegalStateException with all that is missing, malformed or contradictory, a line each, and the call,
     *     setting or variable that mends it
     */
    public Auth build() {
        return new Auth(Assembly.of(AuthOptions.of(this)));
    }
}
