package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.callback.RedirectCallback;
import dev.latchkey.callback.SessionCallback;
import dev.latchkey.callback.SignInCallback;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.Matcher;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.Provider;
import dev.latchkey.session.SessionPolicy;
import dev.latchkey.store.Store;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The long form of {@link Auth#of}. Every line may be left out: what is not said comes from the environment, or has a
 * safe default. What is said here goes before the environment. Mistakes show at {@link #build}.
 */
public final class AuthBuilder {

    final List<Provider> providers = new ArrayList<>();
    final List<Secret> secrets = new ArrayList<>();
    final List<Matcher> matchers = new ArrayList<>();
    final List<Consumer<? super AuthEvent>> listeners = new ArrayList<>();

    @Nullable
    String url;

    @Nullable
    String basePath;

    boolean trustHost;
    boolean linkByEmail;
    boolean plainTokens;
    boolean forgetClients;
    Duration sessionMaxAge = SessionPolicy.DEFAULT_MAX_AGE;
    Duration sessionUpdateAge = SessionPolicy.DEFAULT_UPDATE_AGE;
    Duration sessionLifetime = SessionPolicy.DEFAULT_LIFETIME;

    @Nullable
    Store store;

    @Nullable
    Boolean sealSessions;

    @Nullable
    Duration revocationBound;

    String rolesClaim = Session.ROLES;
    boolean bearerTokens;

    @Nullable
    String sessionCookie;

    @Nullable
    String cookieDomain;

    @Nullable
    Authorized authorized;

    @Nullable
    SignInCallback signIn;

    @Nullable
    RedirectCallback redirect;

    @Nullable
    JwtCallback jwt;

    @Nullable
    SessionCallback session;

    @Nullable
    String signInPage;

    @Nullable
    String signOutPage;

    @Nullable
    String errorPage;

    Theme theme = Theme.standard();
    int bodyLimit = 64 * 1024;
    Map<String, String> environment = System.getenv();
    InstantSource clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();

    @Nullable
    HttpClient httpClient;

    AuthBuilder() {}

    /** One more way to sign in; pages show them in this order. */
    public AuthBuilder provider(Provider provider) {
        providers.add(requireNonNull(provider, "provider"));
        return this;
    }

    /**
     * The secrets that seal sessions, newest first: the first one seals, each one opens. Instead of {@code AUTH_SECRET}
     * and {@code AUTH_SECRET_1} to {@code _3}. At least 32 random bytes each, as {@code openssl rand -base64 33} makes.
     */
    public AuthBuilder secret(String newest, String... older) {
        secrets.clear();
        secrets.add(Secret.of(newest));
        for (String secret : older) {
            secrets.add(Secret.of(secret));
        }
        return this;
    }

    /**
     * The public address, such as {@code https://app.example.com}. Instead of {@code AUTH_URL}. A path in it is the
     * base path.
     */
    public AuthBuilder url(String publicUrl) {
        this.url = requireNonNull(publicUrl, "publicUrl");
        return this;
    }

    /**
     * Believes {@code Host}, {@code X-Forwarded-Host}, {@code X-Forwarded-Proto} and the last address in
     * {@code X-Forwarded-For}. Only right behind a proxy that sets them itself; else a forged header decides where
     * sign-in leads. Instead of {@code AUTH_TRUST_HOST=true}.
     */
    public AuthBuilder trustHost() {
        this.trustHost = true;
        return this;
    }

    /** Where the endpoints are; {@code /auth} unless said here or by the path of {@code AUTH_URL}. */
    public AuthBuilder basePath(String path) {
        this.basePath = requireNonNull(path, "path");
        return this;
    }

    /** How long a session lasts after it was last renewed; 30 days. */
    public AuthBuilder sessionMaxAge(Duration age) {
        this.sessionMaxAge = requireNonNull(age, "age");
        return this;
    }

    /** How old a session's token must be before reading it renews it; one day. */
    public AuthBuilder sessionUpdateAge(Duration age) {
        this.sessionUpdateAge = requireNonNull(age, "age");
        return this;
    }

    /**
     * How long a stored session lasts at most, however often it is renewed: then people sign in again; 90 days. Sealed
     * sessions know no such end.
     */
    public AuthBuilder sessionLifetime(Duration age) {
        this.sessionLifetime = requireNonNull(age, "age");
        return this;
    }

    /**
     * Keeps users, their accounts and their sessions in {@code place}. Without a store, a session lives in a sealed
     * cookie and there are no users but those who are signed in.
     */
    public AuthBuilder store(Store place) {
        this.store = once(this.store, place, "store");
        return this;
    }

    /**
     * Keeps users and accounts in the store, and sessions in sealed cookies all the same: no request waits for the
     * store, and no session can be ended before its time but by {@link #revocableSessions}.
     */
    public AuthBuilder sealedSessions() {
        this.sealSessions = true;
        return this;
    }

    /**
     * Lets sealed sessions end before their time: what was ended is in the store, and a node asks for it when somebody
     * comes, but relies on the answer for {@code bound}. So a session counts no longer than that after it was ended; 30
     * seconds is a good one. A store that does not answer is then a 503, as with stored sessions.
     */
    public AuthBuilder revocableSessions(Duration bound) {
        this.revocationBound = requireNonNull(bound, "bound");
        return this;
    }

    /** Keeps sessions in the store, which is what happens where there is one; says so if there is none. */
    AuthBuilder storedSessions() {
        this.sealSessions = false;
        return this;
    }

    /**
     * Gives an account that nobody has to the user who has its e-mail address, if its provider vouches for the address
     * and it was verified for that user too. Whoever can make one of the providers say that an address is theirs is
     * then that user.
     */
    public AuthBuilder dangerouslyLinkAccountsByEmail() {
        this.linkByEmail = true;
        return this;
    }

    /** Keeps neither the address nor the user agent of those who sign in with their stored sessions. */
    public AuthBuilder forgetClients() {
        this.forgetClients = true;
        return this;
    }

    /**
     * Keeps session tokens in the store as they are, and not their hashes, as Auth.js does: to share sessions with it.
     * Whoever can read the store, a copy or a backup of it can then be everybody who is signed in.
     */
    public AuthBuilder dangerouslyStorePlainSessionTokens() {
        this.plainTokens = true;
        return this;
    }

    /** The member of the session, or of its token, that {@link Session#roles} reads; {@code roles}. */
    public AuthBuilder rolesClaim(String member) {
        this.rolesClaim = requireNonNull(member, "member");
        return this;
    }

    /**
     * Takes the session's token from {@code Authorization: Bearer} too, for programs of the application's own that keep
     * no cookies (contract §3.7). Only where a request has no session cookie; the token is the cookie's value, the
     * pieces of one in several put together. It is not renewed, and the endpoints do not look at it.
     */
    public AuthBuilder acceptBearerTokens() {
        this.bearerTokens = true;
        return this;
    }

    /**
     * The session cookie's name, on http and https alike; it also decides the keys, so whoever shares sessions shares
     * it.
     */
    public AuthBuilder sessionCookie(String name) {
        this.sessionCookie = requireNonNull(name, "name");
        return this;
    }

    /** Shares the cookies with every host below {@code domain}, and so trusts every one of them with the sessions. */
    public AuthBuilder cookieDomain(String domain) {
        this.cookieDomain = requireNonNull(domain, "domain");
        return this;
    }

    /**
     * Paths that the guard looks at, in the syntax of {@link Matcher#path}; may be called more than once.
     *
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public AuthBuilder matcher(String... patterns) {
        for (String pattern : patterns) {
            matchers.add(Matcher.path(pattern));
        }
        return this;
    }

    /** A matcher with conditions. */
    public AuthBuilder matcher(Matcher matcher) {
        matchers.add(requireNonNull(matcher, "matcher"));
        return this;
    }

    /** Who may pass the guard; without a matcher it is asked for every path. Unless said: whoever is signed in. */
    public AuthBuilder authorized(Authorized rule) {
        this.authorized = once(this.authorized, rule, "authorized");
        return this;
    }

    /** Who may sign in; unless said: whoever a provider vouches for. */
    public AuthBuilder onSignIn(SignInCallback callback) {
        this.signIn = once(this.signIn, callback, "onSignIn");
        return this;
    }

    /** Where browsers may be sent afterwards; unless said: anywhere on this origin. */
    public AuthBuilder onRedirect(RedirectCallback callback) {
        this.redirect = once(this.redirect, callback, "onRedirect");
        return this;
    }

    /** What a session's token holds; unless said: id, name, e-mail address and picture. */
    public AuthBuilder onJwt(JwtCallback callback) {
        this.jwt = once(this.jwt, callback, "onJwt");
        return this;
    }

    /** What browsers see of a session; unless said: name, e-mail address and picture. */
    public AuthBuilder onSession(SessionCallback callback) {
        this.session = once(this.session, callback, "onSession");
        return this;
    }

    /** Is told what happens; may be called more than once. */
    public AuthBuilder listener(Consumer<? super AuthEvent> listener) {
        listeners.add(requireNonNull(listener, "listener"));
        return this;
    }

    /** A page of the application instead of the built-in sign-in page: a path such as {@code /login}, or a URL. */
    public AuthBuilder signInPage(String page) {
        this.signInPage = requireNonNull(page, "page");
        return this;
    }

    /** A page of the application instead of the built-in sign-out page. */
    public AuthBuilder signOutPage(String page) {
        this.signOutPage = requireNonNull(page, "page");
        return this;
    }

    /** A page of the application instead of the built-in error page; it gets {@code error} in its query. */
    public AuthBuilder errorPage(String page) {
        this.errorPage = requireNonNull(page, "page");
        return this;
    }

    /** How the built-in pages look. */
    public AuthBuilder theme(Theme look) {
        this.theme = requireNonNull(look, "look");
        return this;
    }

    /** How many bytes of a body the endpoints read; 64 KiB. */
    public AuthBuilder bodyLimit(int bytes) {
        this.bodyLimit = bytes;
        return this;
    }

    /** Variables to read instead of the process's own. */
    public AuthBuilder environment(Map<String, String> variables) {
        this.environment = Map.copyOf(variables);
        return this;
    }

    /**
     * Makes the calls that a framework's configuration describes: each under its name in lower case with hyphens, such
     * as {@code session-max-age}; {@code matcher} and {@code secret} with commas between several, as a list, or one
     * each under {@code matcher[0]} and so on; providers under {@code providers.<id>.client-id}, {@code client-secret},
     * {@code issuer} and {@code name}, ready ones by their ids.
     *
     * @throws IllegalStateException if there is no such setting or its value does not fit; values are not repeated
     */
    public AuthBuilder settings(Map<String, ?> settings) {
        Settings.apply(settings, this);
        return this;
    }

    /** The time, for tests. */
    public AuthBuilder clock(InstantSource source) {
        this.clock = requireNonNull(source, "source");
        return this;
    }

    /** The source of tokens and initialisation vectors, for tests. */
    public AuthBuilder random(SecureRandom source) {
        this.random = requireNonNull(source, "source");
        return this;
    }

    /** The client for requests to providers; it must not follow redirects. */
    public AuthBuilder httpClient(HttpClient client) {
        this.httpClient = requireNonNull(client, "client");
        return this;
    }

    /** A second rule would silently take the place of the first. */
    private static <T> T once(@Nullable T before, T now, String call) {
        if (before != null) {
            throw new IllegalStateException(call + " was called twice: make one of the two");
        }
        return requireNonNull(now, call);
    }

    /**
     * Checks everything and builds it. No provider is contacted.
     *
     * @throws IllegalStateException if something is missing or malformed, with what it is and which call or variable
     *     sets it
     */
    public Auth build() {
        return new Auth(Assembly.of(this));
    }
}
