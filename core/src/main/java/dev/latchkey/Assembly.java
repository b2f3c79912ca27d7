package dev.latchkey;

import dev.latchkey.account.AccountControl;
import dev.latchkey.account.Accounts;
import dev.latchkey.account.EmailAuthorities;
import dev.latchkey.account.RemainingMethods;
import dev.latchkey.email.EmailSignIn;
import dev.latchkey.endpoint.CustomPages;
import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.endpoint.Parts;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.PendingSignIns;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.guard.Guard;
import dev.latchkey.limit.CredentialLimits;
import dev.latchkey.limit.KnownBrowsers;
import dev.latchkey.limit.RateLimits;
import dev.latchkey.method.ClientReader;
import dev.latchkey.method.Confirmations;
import dev.latchkey.method.CredentialChecks;
import dev.latchkey.method.ProviderSignOut;
import dev.latchkey.method.SignInCompletion;
import dev.latchkey.method.SignInMethods;
import dev.latchkey.model.Secret;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.oauth.ProviderTokens;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.CookieSet;
import dev.latchkey.session.Revocations;
import dev.latchkey.session.SealedSessions;
import dev.latchkey.session.SessionPolicy;
import dev.latchkey.session.Sessions;
import dev.latchkey.session.StoredSessionControl;
import dev.latchkey.session.StoredSessions;
import dev.latchkey.session.TokenKeys;
import dev.latchkey.site.CallbackUrls;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.site.PublicUrl;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Origin;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks what the builder was told, fills in the environment, and puts the rooms together. */
final class Assembly {

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);
    private static final Duration PROVIDER_TIMEOUT = Duration.ofSeconds(10);

    private Assembly() {}

    static Rooms of(Told told) {
        Environment environment = new Environment(told.environment);
        List<Secret> secrets = Secrets.given(told, environment);
        Map<String, Provider> providers = Configured.of(told, secrets, environment);
        SiteSettings site = new SiteSettings(told, environment);
        PublicUrl publicUrl = site.publicUrl();
        ClientAddresses clients = new ClientAddresses(site.proxies());
        Randoms randoms = new Randoms(told.random);
        KeyRing keys = new KeyRing(Secrets.strong(told, secrets, publicUrl.isLocal()), randoms, told.clock);
        requireCookies(told);
        CheckedStore store = store(told);
        TokenKeys tokenKeys = tokenKeys(told);
        SessionPolicy policy = policy(told);
        boolean sealed = Boolean.TRUE.equals(told.sealSessions);
        Revocations revocations = revocations(told, store, randoms);
        Sessions sessions = new Sessions(
                cookies -> named(cookies, told),
                cookies -> store == null || sealed
                        ? new SealedSessions(cookies, policy, keys, told.clock, revocations)
                        : new StoredSessions(cookies, policy, store, keys, randoms, told.clock, tokenKeys));
        ProviderTokens tokens = told.keepProviderTokens ? new ProviderTokens(keys) : null;
        EmailAuthorities authorities = new EmailAuthorities(providers);
        Accounts accounts =
                store == null ? null : new Accounts(store, randoms, told.clock, told.linkByEmail, tokens, authorities);
        RateLimits limits = RateLimits.of(store, keys.verificationHashes("limit"), told.clock);
        EventListeners listeners = new EventListeners(told.listeners);
        CallbackUrls callbackUrls = new CallbackUrls(told.redirect);
        CustomPages custom = new CustomPages(
                page(told.signInPage), page(told.signOutPage), page(told.errorPage), page(told.verifyRequestPage));
        Texts english = Texts.of(Locale.ENGLISH, List.of(CoreText.bundle()));
        Texts texts = told.texts == null ? english : english.replacing(told.texts);
        Pages pages = new Pages(told.theme, texts, List.copyOf(providers.values()));
        ProviderHttp http = http(told);
        OAuthSignIn oauth = OAuthSignIn.of(keys, randoms, told.clock, http, store);
        EmailSignIn email = email(told, site, providers, store, keys, randoms, clients, limits, revocations);
        PendingSignIns pending = new PendingSignIns(keys, randoms, store, limits, told.clock);
        Confirmations confirmations = new Confirmations(accounts, sessions, listeners, told.clock);
        ProviderSignOut providerSignOut = new ProviderSignOut(providers, oauth);
        Map<String, SignInMethod> methods = new SignInMethods(
                        providers,
                        oauth,
                        credentials(told, clients, keys, randoms, limits, listeners),
                        email,
                        accounts,
                        new SignInCompletion(
                                told.signIn,
                                accounts,
                                callbackUrls,
                                sessions,
                                providerSignOut,
                                listeners,
                                told.rolesClaim,
                                new ClientReader(clients, told.forgetClients),
                                pending,
                                List.of(),
                                told.clock),
                        confirmations,
                        sessions,
                        listeners,
                        pages,
                        told.mailExecutor,
                        told.clock)
                .all();
        Endpoints endpoints = new Endpoints(new Parts(
                providers.values(),
                methods,
                email,
                providerSignOut,
                pending,
                confirmations,
                sessions,
                keys.csrfTokens(),
                callbackUrls,
                listeners,
                pages,
                custom,
                positive(told.bodyLimit)));
        Guard guard = new Guard(
                told.matchers,
                told.authorized,
                OpenPages.of(custom, publicUrl, told.matchers, told.authorized != null),
                publicUrl::host,
                told.clock);
        StartLog.tell(told, publicUrl, providers.values());
        return new Rooms(
                List.copyOf(providers.values()),
                methods,
                publicUrl,
                sessions,
                guard,
                endpoints,
                new Refusals(pages, custom),
                new FailureLog(),
                told.bearerTokens,
                told.bodyLimit,
                store == null || sealed ? revocations : new StoredSessionControl(policy, store, told.clock),
                store == null
                        ? null
                        : new UserAccounts(new AccountControl(store, new RemainingMethods(methods), tokens), listeners),
                http);
    }

    private static SessionPolicy policy(Told told) {
        if (told.sessionMaxAge.compareTo(Duration.ofSeconds(1)) < 0 || told.sessionUpdateAge.isNegative()) {
            throw new IllegalStateException("sessionMaxAge must be at least a second, sessionUpdateAge not negative");
        }
        if (told.sessionLifetime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalStateException("sessionLifetime must be at least a second");
        }
        return new SessionPolicy(
                told.sessionMaxAge,
                told.sessionUpdateAge,
                told.sessionLifetime,
                told.rolesClaim,
                told.jwt,
                told.session);
    }

    private static @Nullable CheckedStore store(Told told) {
        if (told.store == null && Boolean.FALSE.equals(told.sealSessions)) {
            throw new IllegalStateException(
                    "sessions are to be stored: call store(…), such as JdbcStore.of(dataSource)");
        }
        if (told.store == null && told.linkByEmail) {
            throw new IllegalStateException("dangerouslyLinkAccountsByEmail() without store(…) has nothing to link");
        }
        if (told.store == null && told.keepProviderTokens) {
            throw new IllegalStateException("keepProviderTokens() without store(…) has nowhere to keep them");
        }
        if (told.linkByEmail) {
            LOG.warn(
                    "dangerouslyLinkAccountsByEmail: anybody who can make a provider vouch for an address is its user");
        }
        return told.store == null ? null : new CheckedStore(told.store, told.clock);
    }

    private static @Nullable Revocations revocations(Told told, @Nullable CheckedStore store, Randoms randoms) {
        Duration bound = told.revocationBound;
        if (bound == null) {
            return null;
        }
        if (store == null || !Boolean.TRUE.equals(told.sealSessions)) {
            throw new IllegalStateException("revocableSessions is for sealed sessions beside a store: call store(…) and"
                    + " sealedSessions(); stored sessions can be ended without it");
        }
        if (bound.isNegative()) {
            throw new IllegalStateException("The bound of revocableSessions is negative");
        }
        return new Revocations(store, bound, told.sessionMaxAge, randoms, told.clock);
    }

    private static CredentialChecks credentials(
            Told told,
            ClientAddresses clients,
            KeyRing keys,
            Randoms randoms,
            RateLimits limits,
            EventListeners listeners) {
        return new CredentialChecks(
                new CredentialLimits(limits, clients),
                new KnownBrowsers(keys, randoms, told.clock),
                listeners,
                told.clock,
                randoms,
                told.pause);
    }

    private static @Nullable EmailSignIn email(
            Told told,
            SiteSettings site,
            Map<String, Provider> providers,
            @Nullable CheckedStore store,
            KeyRing keys,
            Randoms randoms,
            ClientAddresses clients,
            RateLimits limits,
            @Nullable Revocations revocations) {
        for (Provider provider : providers.values()) {
            if (provider instanceof EmailProvider && store == null) {
                throw new IllegalStateException("Provider \"" + provider.id()
                        + "\" needs a store for what it sends: call" + " store(…), such as JdbcStore.of(dataSource)");
            }
            if (provider instanceof EmailProvider && Boolean.TRUE.equals(told.sealSessions) && revocations == null) {
                throw new IllegalStateException("Provider \"" + provider.id() + "\" has to end the sessions that others"
                        + " had with an address until its owner proved it: call revocableSessions(bound), or leave"
                        + " sealedSessions() out");
            }
            if (provider instanceof EmailProvider && store != null) {
                site.requireHostsForMail(provider);
                boolean only = providers.values().stream()
                                .filter(EmailProvider.class::isInstance)
                                .count()
                        == 1;
                return new EmailSignIn(store, keys, randoms, told.clock, clients, limits, only, revocations);
            }
        }
        return null;
    }

    private static TokenKeys tokenKeys(Told told) {
        if (!told.plainTokens) {
            return TokenKeys.HASHED;
        }
        if (told.store == null || Boolean.TRUE.equals(told.sealSessions)) {
            throw new IllegalStateException(
                    "dangerouslyStorePlainSessionTokens() without stored sessions: call store(…), and not sealedSessions()");
        }
        LOG.warn("dangerouslyStorePlainSessionTokens: anybody who can read the store can be every user in it");
        return TokenKeys.PLAIN;
    }

    private static void requireCookies(Told told) {
        String name = told.sessionCookie;
        if (name != null && !name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new IllegalStateException("sessionCookie is not the name of a cookie (RFC 6265 section 4.1.1)");
        }
        if (name != null && name.startsWith("__Host-") && told.cookieDomain != null) {
            throw new IllegalStateException(
                    "sessionCookie starts with __Host-, which browsers refuse together with cookieDomain");
        }
        if (told.cookieDomain != null && !told.cookieDomain.matches("\\.?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+")) {
            throw new IllegalStateException("cookieDomain is not a domain such as example.com");
        }
    }

    private static CookieSet named(CookieSet cookies, Told told) {
        CookieSet renamed = told.sessionCookie == null ? cookies : cookies.withSession(told.sessionCookie);
        return told.cookieDomain == null ? renamed : renamed.withDomain(told.cookieDomain);
    }

    private static ProviderHttp http(Told told) {
        if (told.httpClient == null) {
            return ProviderHttp.standard();
        }
        if (told.httpClient.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalStateException("httpClient follows redirects: build it with Redirect.NEVER");
        }
        return ProviderHttp.of(told.httpClient, PROVIDER_TIMEOUT);
    }

    private static @Nullable String page(@Nullable String page) {
        if (page != null && (page.startsWith("//") || !(page.startsWith("/") || Origin.of(page) != null))) {
            throw new IllegalStateException("A page is a path such as /login or an http(s) URL, not \"" + page + "\"");
        }
        return page;
    }

    private static int positive(int bodyLimit) {
        if (bodyLimit < 1024) {
            throw new IllegalStateException("bodyLimit is less than 1,024 bytes: no form fits in");
        }
        return bodyLimit;
    }
}
