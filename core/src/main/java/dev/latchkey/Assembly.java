package dev.latchkey;

import dev.latchkey.endpoint.Clients;
import dev.latchkey.endpoint.CredentialChecks;
import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.endpoint.Listeners;
import dev.latchkey.endpoint.Parts;
import dev.latchkey.guard.Guard;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Theme;
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
import dev.latchkey.session.StoreCalls;
import dev.latchkey.session.StoredSessionControl;
import dev.latchkey.session.StoredSessions;
import dev.latchkey.session.TokenKeys;
import dev.latchkey.signin.AccountControl;
import dev.latchkey.signin.Accounts;
import dev.latchkey.signin.CredentialLimits;
import dev.latchkey.signin.EmailAuthorities;
import dev.latchkey.signin.EmailSignIn;
import dev.latchkey.signin.KnownBrowsers;
import dev.latchkey.signin.OAuthSignIn;
import dev.latchkey.signin.ProviderHttp;
import dev.latchkey.signin.ProviderTokens;
import dev.latchkey.signin.RateLimits;
import dev.latchkey.signin.WaysIn;
import dev.latchkey.site.CallbackUrls;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.site.PublicUrl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses a configuration with mistakes, and puts the rooms together for one without. */
final class Assembly {

    private static final Duration PROVIDER_TIMEOUT = Duration.ofSeconds(10);

    private Assembly() {}

    static Rooms of(AuthOptions options) {
        Mistakes mistakes = new Mistakes();
        mistakes.add(options.problems);
        Environment environment = new Environment(options.environment);
        List<Secret> secrets = Secrets.given(options, environment);
        mistakes.addIf(secrets.isEmpty(), Secrets.MISSING);
        Map<String, Provider> providers = ConfiguredProviders.of(options, environment, mistakes);
        PublicSite site = PublicSite.of(options, environment, mistakes);
        OptionChecks.check(options, site, providers.values(), mistakes);
        mistakes.check(() -> Secrets.strong(options, secrets, site.publicUrl().isLocal()));
        Set<String> open = mistakes.get(
                () -> OpenPages.of(options.pages, site.publicUrl(), options.matchers, options.authorized != null),
                Set.of());
        Pages pages = mistakes.get(
                () -> new Pages(options.theme, List.copyOf(providers.values())),
                new Pages(Theme.standard(), List.of()));
        mistakes.refuse();
        return put(options, site, secrets, providers, pages, open);
    }

    private static Rooms put(
            AuthOptions options,
            PublicSite site,
            List<Secret> secrets,
            Map<String, Provider> providers,
            Pages pages,
            Set<String> open) {
        PublicUrl publicUrl = site.publicUrl();
        ClientAddresses clients = new ClientAddresses(site.proxies());
        Randoms randoms = new Randoms(options.random);
        KeyRing keys = new KeyRing(secrets, randoms, options.clock);
        StoreCalls store = options.store == null ? null : new StoreCalls(options.store);
        TokenKeys tokenKeys = options.sessions.plainTokens() ? TokenKeys.PLAIN : TokenKeys.HASHED;
        SessionPolicy policy = policy(options);
        Revocations revocations = revocations(options, store, randoms);
        Sessions sessions = new Sessions(
                cookies -> named(cookies, options),
                cookies -> store == null || !options.sessions.stored()
                        ? new SealedSessions(cookies, policy, keys, options.clock, revocations)
                        : new StoredSessions(cookies, policy, store, keys, randoms, options.clock, tokenKeys));
        ProviderTokens tokens = options.keepProviderTokens ? new ProviderTokens(keys) : null;
        EmailAuthorities authorities = new EmailAuthorities(providers);
        Accounts accounts = store == null
                ? null
                : new Accounts(store, randoms, options.clock, options.linkByEmail, tokens, authorities);
        RateLimits limits = RateLimits.of(store, keys.verificationHashes("limit"), options.clock);
        Listeners listeners = new Listeners(options.listeners);
        CallbackUrls callbackUrls = new CallbackUrls(options.redirect);
        ProviderHttp http = http(options);
        OAuthSignIn oauth = OAuthSignIn.of(keys, randoms, options.clock, http, store);
        Endpoints endpoints = new Endpoints(new Parts(
                providers,
                oauth,
                credentials(options, clients, keys, randoms, limits, listeners),
                email(options, providers, store, keys, randoms, clients, limits, revocations),
                accounts,
                sessions,
                keys.csrfTokens(),
                callbackUrls,
                options.signIn,
                listeners,
                pages,
                options.pages,
                options.mailExecutor,
                options.bodyLimit,
                options.rolesClaim,
                new Clients(clients, options.sessions.forgetClients())));
        Guard guard = new Guard(options.matchers, options.authorized, open, publicUrl::host);
        StartLog.tell(options, publicUrl, providers.values());
        return new Rooms(
                providers,
                publicUrl,
                sessions,
                guard,
                endpoints,
                new Refusals(pages, options.pages),
                new FailureLog(),
                options.bearerTokens,
                options.bodyLimit,
                store == null || !options.sessions.stored()
                        ? revocations
                        : new StoredSessionControl(policy, store, options.clock),
                store == null
                        ? null
                        : new UserAccounts(
                                new AccountControl(store, new WaysIn(providers.values()), tokens), listeners),
                http);
    }

    private static SessionPolicy policy(AuthOptions options) {
        return new SessionPolicy(
                options.sessions.idle(),
                options.sessions.updateAge(),
                options.sessions.lifetime(),
                options.rolesClaim,
                options.jwt,
                options.session);
    }

    private static @Nullable Revocations revocations(AuthOptions options, @Nullable StoreCalls store, Randoms randoms) {
        Duration bound = options.sessions.revocable();
        return bound == null || store == null
                ? null
                : new Revocations(store, bound, options.sessions.idle(), randoms, options.clock);
    }

    private static CredentialChecks credentials(
            AuthOptions options,
            ClientAddresses clients,
            KeyRing keys,
            Randoms randoms,
            RateLimits limits,
            Listeners listeners) {
        return new CredentialChecks(
                new CredentialLimits(limits, clients),
                new KnownBrowsers(keys, randoms, options.clock),
                listeners,
                options.clock,
                randoms,
                options.pause);
    }

    private static @Nullable EmailSignIn email(
            AuthOptions options,
            Map<String, Provider> providers,
            @Nullable StoreCalls store,
            KeyRing keys,
            Randoms randoms,
            ClientAddresses clients,
            RateLimits limits,
            @Nullable Revocations revocations) {
        long mailing = providers.values().stream()
                .filter(EmailProvider.class::isInstance)
                .count();
        return mailing == 0 || store == null
                ? null
                : new EmailSignIn(store, keys, randoms, options.clock, clients, limits, mailing == 1, revocations);
    }

    private static CookieSet named(CookieSet cookies, AuthOptions options) {
        CookieSet renamed = options.sessionCookie == null ? cookies : cookies.withSession(options.sessionCookie);
        return options.cookieDomain == null ? renamed : renamed.withDomain(options.cookieDomain);
    }

    private static ProviderHttp http(AuthOptions options) {
        return options.httpClient == null
                ? ProviderHttp.standard()
                : ProviderHttp.of(options.httpClient, PROVIDER_TIMEOUT);
    }
}
