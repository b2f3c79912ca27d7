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
import dev.latchkey.store.Store;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The long form of {@link Auth#of}. Every line may be left out: what is not said comes from the environment, or has a
 * safe default. What is said here goes before the environment. Mistakes show at {@link #build}.
 */
public final class AuthBuilder {

    final Told told = new Told();

    AuthBuilder() {}

    /** One more way to sign in; pages show them in this order. */
    public AuthBuilder provider(Provider provider) {
        told.providers.add(requireNonNull(provider, "provider"));
        return this;
    }

    /**
     * Signs nobody in: reads the sessions that another application makes, with the same secret or the same store. For
     * an application without a {@link #provider}.
     */
    public AuthBuilder sessionsOnly() {
        told.sessionsOnly = true;
        return this;
    }

    /**
     * The secrets that seal sessions, newest first: the first one seals, each one opens. Instead of {@code AUTH_SECRET}
     * and {@code AUTH_SECRET_1} to {@code _3}. At least 32 random bytes each, as {@code openssl rand -base64 33} makes.
     */
    public AuthBuilder secret(String newest, String... older) {
        told.secrets.clear();
        told.secrets.add(Secret.of(newest));
        List.of(older).forEach(secret -> told.secrets.add(Secret.of(secret)));
        return this;
    }

    /**
     * Takes secrets that are short, or that are words and not random, as Auth.js does. Anybody who has one session
     * cookie can try secrets on a machine of his own until one fits, and is then everybody. For moving away from such a
     * secret: the new one first, the old one behind it until its sessions have ended.
     */
    public AuthBuilder dangerouslyAcceptShortSecrets() {
        told.shortSecrets = true;
        return this;
    }

    /**
     * The public address, such as {@code https://app.example.com}. Instead of {@code AUTH_URL}. A path in it is the
     * whole path of the endpoints as people see it, with whatever the application is mounted at:
     * {@code https://app.example.com/shop/auth}. Where a proxy takes {@code /shop} away before it hands a request on,
     * say {@code basePath("/auth")} beside it.
     */
    public AuthBuilder url(String publicUrl) {
        told.url = requireNonNull(publicUrl, "publicUrl");
        return this;
    }

    /**
     * Believes what the proxy in front says about the address that a browser asked for and about the client, in
     * {@code X-Forwarded-Host}, {@code -Proto}, {@code -Port}, {@code -Prefix} and {@code -For} or in {@code Forwarded}
     * (RFC 7239), and else the {@code Host}. Only right behind a proxy that overwrites or appends to each of them. Any
     * host counts, so nothing is mailed: see {@link #trustHost(String, String...)}. Instead of
     * {@code AUTH_TRUST_HOST=true}.
     */
    public AuthBuilder trustHost() {
        told.trustHost = true;
        return this;
    }

    /**
     * As {@link #trustHost()}, for an application with several addresses: only these hosts may be named, and a request
     * that names another is refused. Instead of {@code AUTH_TRUST_HOST}, with commas between the hosts.
     *
     * @param host such as {@code app.example.com}, {@code *.example.com} for every name below it, or with a port that
     *     is not the scheme's default
     */
    public AuthBuilder trustHost(String host, String... more) {
        told.trustHost = true;
        told.trustedHosts.add(requireNonNull(host, "host"));
        told.trustedHosts.addAll(List.of(more));
        return this;
    }

    /**
     * How many proxies stand in front; one unless said. What they say is counted from the end of each list. Only with
     * {@link #trustHost()}; several also need its hosts, or {@link #url}. Instead of {@code AUTH_TRUSTED_PROXIES}.
     */
    public AuthBuilder trustedProxies(int count) {
        told.trustedProxies = count;
        return this;
    }

    /** Where the endpoints are; {@code /auth} unless said here or by the path of {@code AUTH_URL}. */
    public AuthBuilder basePath(String path) {
        told.basePath = requireNonNull(path, "path");
        return this;
    }

    /** How long a session lasts after it was last renewed; 30 days. */
    public AuthBuilder sessionMaxAge(Duration age) {
        told.sessionMaxAge = requireNonNull(age, "age");
        return this;
    }

    /** How old a session's token must be before reading it renews it; one day. */
    public AuthBuilder sessionUpdateAge(Duration age) {
        told.sessionUpdateAge = requireNonNull(age, "age");
        return this;
    }

    /**
     * How long a stored session lasts at most, however often it is renewed: then people sign in again; 90 days. Sealed
     * sessions know no such end.
     */
    public AuthBuilder sessionLifetime(Duration age) {
        told.sessionLifetime = requireNonNull(age, "age");
        return this;
    }

    /**
     * Keeps users, their accounts and their sessions in {@code place}. Without a store, a session lives in a sealed
     * cookie and there are no users but those who are signed in.
     */
    public AuthBuilder store(Store place) {
        told.store = once(told.store, place, "store");
        return this;
    }

    /**
     * Keeps users and accounts in the store, and sessions in sealed cookies all the same: no request waits for the
     * store, and no session can be ended before its time but by {@link #revocableSessions}.
     */
    public AuthBuilder sealedSessions() {
        told.sealSessions = true;
        return this;
    }

    /**
     * Lets sealed sessions end before their time: a node asks the store what was ended, and relies on the answer for
     * {@code bound}, such as 30 seconds. No session counts for longer after it was ended.
     */
    public AuthBuilder revocableSessions(Duration bound) {
        told.revocationBound = requireNonNull(bound, "bound");
        return this;
    }

    /**
     * Gives an account that nobody has to the user who has its e-mail address, if its provider vouches for the address
     * and it was verified for that user too. Anybody who can make one of the providers say that an address is theirs is
     * then that user.
     */
    public AuthBuilder dangerouslyLinkAccountsByEmail() {
        told.linkByEmail = true;
        return this;
    }

    /** Keeps access tokens and refresh tokens of providers in the store, sealed, for {@link UserAccounts#tokens}. */
    public AuthBuilder keepProviderTokens() {
        told.keepProviderTokens = true;
        return this;
    }

    /** Keeps neither the address nor the user agent of those who sign in with their stored sessions. */
    public AuthBuilder forgetClients() {
        told.forgetClients = true;
        return this;
    }

    /**
     * Keeps the tokens of stored sessions in the store as they are, and not their hashes, as Auth.js does: for sharing
     * sessions with it in one database ({@code Tables.authJs()} of {@code latchkey-store-jdbc}). Anybody who can read
     * the store, a copy or a backup of it can then be everybody who is signed in.
     */
    public AuthBuilder dangerouslyStorePlainSessionTokens() {
        told.plainTokens = true;
        return this;
    }

    /** The member of the session, or of its token, that {@link Session#roles} reads; {@code roles}. */
    public AuthBuilder rolesClaim(String member) {
        told.rolesClaim = requireNonNull(member, "member");
        return this;
    }

    /**
     * Takes the session's token from {@code Authorization: Bearer} too, for programs of the application's own that keep
     * no cookies (wire.md#bearer-tokens). Only where no cookie signs anybody in; the token is the cookie's value, the
     * pieces of one in several put together. It is not renewed, and the endpoints do not look at it.
     */
    public AuthBuilder acceptBearerTokens() {
        told.bearerTokens = true;
        return this;
    }

    /**
     * The session cookie's name, on http and https alike; it also decides the keys, so applications that share sessions
     * share it.
     */
    public AuthBuilder sessionCookie(String name) {
        told.sessionCookie = requireNonNull(name, "name");
        return this;
    }

    /** Shares the cookies with every host below {@code domain}, and so trusts every one of them with the sessions. */
    public AuthBuilder cookieDomain(String domain) {
        told.cookieDomain = requireNonNull(domain, "domain");
        return this;
    }

    /**
     * Paths that the guard looks at, in the syntax of {@link Matcher#path}; may be called more than once.
     *
     * @throws IllegalArgumentException if the pattern does not parse, with the position
     */
    public AuthBuilder matcher(String... patterns) {
        List.of(patterns).forEach(pattern -> told.matchers.add(Matcher.path(pattern)));
        return this;
    }

    /** A matcher with conditions. */
    public AuthBuilder matcher(Matcher matcher) {
        told.matchers.add(requireNonNull(matcher, "matcher"));
        return this;
    }

    /** Who may pass the guard, on every path if there is no matcher. Unless said: everybody who is signed in. */
    public AuthBuilder authorized(Authorized rule) {
        told.authorized = once(told.authorized, rule, "authorized");
        return this;
    }

    /** Who may sign in; unless said: everybody whom a provider vouches for. */
    public AuthBuilder onSignIn(SignInCallback callback) {
        told.signIn = once(told.signIn, callback, "onSignIn");
        return this;
    }

    /** Where browsers may be sent afterwards; unless said: anywhere on this origin. */
    public AuthBuilder onRedirect(RedirectCallback callback) {
        told.redirect = once(told.redirect, callback, "onRedirect");
        return this;
    }

    /** What a session's token holds; unless said: id, name, e-mail address and picture. */
    public AuthBuilder onJwt(JwtCallback callback) {
        told.jwt = once(told.jwt, callback, "onJwt");
        return this;
    }

    /** What browsers see of a session; unless said: name, e-mail address and picture. */
    public AuthBuilder onSession(SessionCallback callback) {
        told.session = once(told.session, callback, "onSession");
        return this;
    }

    /** Adds a listener, in the threads that {@link AuthEvent} names; may be called more than once. */
    public AuthBuilder listener(Consumer<? super AuthEvent> listener) {
        told.listeners.add(requireNonNull(listener, "listener"));
        return this;
    }

    /** A page of the application instead of the built-in sign-in page: a path such as {@code /login}, or a URL. */
    public AuthBuilder signInPage(String page) {
        told.signInPage = requireNonNull(page, "page");
        return this;
    }

    /** A page of the application instead of the built-in sign-out page. */
    public AuthBuilder signOutPage(String page) {
        told.signOutPage = requireNonNull(page, "page");
        return this;
    }

    /** A page of the application instead of the built-in error page; it gets {@code error} in its query. */
    public AuthBuilder errorPage(String page) {
        told.errorPage = requireNonNull(page, "page");
        return this;
    }

    /** A page of the application instead of the built-in one that says that a mail is on its way. */
    public AuthBuilder verifyRequestPage(String page) {
        told.verifyRequestPage = requireNonNull(page, "page");
        return this;
    }

    /** How the built-in pages look. */
    public AuthBuilder theme(Theme look) {
        told.theme = requireNonNull(look, "look");
        return this;
    }

    /** Replaces texts of the built-in pages and mails, by the keys that docs/pages.md lists. */
    public AuthBuilder texts(Map<String, String> replacements) {
        told.texts = once(told.texts, Map.copyOf(replacements), "texts");
        return this;
    }

    /** Serves a description of the endpoints in OpenAPI 3.1 to anybody, at {@code openapi.json}; off unless called. */
    public AuthBuilder openApi() {
        told.openApi = true;
        return this;
    }

    /** How many bytes of a body the endpoints read; 64 KiB. */
    public AuthBuilder bodyLimit(int bytes) {
        told.bodyLimit = bytes;
        return this;
    }

    /** Variables to read instead of the process's own. */
    public AuthBuilder environment(Map<String, String> variables) {
        told.environment = Map.copyOf(variables);
        return this;
    }

    /**
     * Makes the calls that a framework's configuration describes: each under its name in lower case with hyphens, such
     * as {@code session-max-age}; {@code matcher} and {@code secret} with commas between several, as a list, or one
     * each under {@code matcher[0]} and so on; providers under {@code providers.<id>.client-id}, {@code client-secret},
     * {@code issuer} and {@code name}, ready ones by their ids; they come in the order of their ids, after those that
     * {@link #provider} was called with before.
     *
     * @throws IllegalStateException if there is no such setting or its value does not fit; values are not repeated
     */
    public AuthBuilder settings(Map<String, ?> settings) {
        Settings.apply(settings, this);
        return this;
    }

    /** The time, for tests. */
    public AuthBuilder clock(InstantSource source) {
        told.clock = requireNonNull(source, "source");
        return this;
    }

    /** The source of tokens and initialisation vectors, for tests. */
    public AuthBuilder random(SecureRandom source) {
        told.random = requireNonNull(source, "source");
        return this;
    }

    /** The client for requests to providers; it must not follow redirects. */
    public AuthBuilder httpClient(HttpClient client) {
        told.httpClient = requireNonNull(client, "client");
        return this;
    }

    /**
     * Runs the sending of mails, which no request waits for. Unless set, four threads of its own with at most 1,000
     * mails that wait; beyond that a mail is not sent. {@code Runnable::run}, for tests, sends before the answer.
     */
    public AuthBuilder mailExecutor(Executor executor) {
        told.mailExecutor = requireNonNull(executor, "executor");
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
        return new Auth(Assembly.of(told));
    }
}
