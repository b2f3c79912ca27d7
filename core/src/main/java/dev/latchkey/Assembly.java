package dev.latchkey;

import dev.latchkey.account.AccountControl;
import dev.latchkey.account.Accounts;
import dev.latchkey.account.EmailAuthorities;
import dev.latchkey.account.RemainingMethods;
import dev.latchkey.email.EmailSignIn;
import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.endpoint.EndpointDependencies;
import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.PendingSignIns;
import dev.latchkey.feature.RouteAccess;
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
import dev.latchkey.method.SignInMethodFactory;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Theme;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.oauth.SealedProviderTokens;
import dev.latchkey.page.Pages;
import dev.latchkey.provider.Provider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.CookieSet;
import dev.latchkey.session.SealedSessionControl;
import dev.latchkey.session.SealedSessions;
import dev.latchkey.session.SessionControl;
import dev.latchkey.session.SessionPolicy;
import dev.latchkey.session.SessionStrategies;
import dev.latchkey.session.StoredSessionControl;
import dev.latchkey.session.StoredSessions;
import dev.latchkey.session.SessionTokenKeys;
import dev.latchkey.site.CallbackUrls;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.site.PublicUrl;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses a configuration with mistakes, and puts the rooms together for one without. */
final class Assembly {

    private static final Duration PROVIDER_TIMEOUT = Duration.ofSeconds(10);

    private Assembly() {}

    static Installation of(AuthOptions options) {
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
        Texts english = Texts.of(Locale.ENGLISH, List.of(CoreText.bundle()));
        Texts texts = mistakes.get(() -> options.features.texts().replacing(options.texts), english);
        Pages pages = mistakes.get(
                () -> new Pages(options.theme, texts, List.copyOf(providers.values())),
                new Pages(Theme.standard(), english, List.of()));
        options.features.check(mistakes);
        mistakes.refuse();
        return put(options, site, secrets, providers, texts, pages, open);
    }

    private static Installation put(
            AuthOptions options,
            PublicSite site,
            List<Secret> secrets,
            Map<String, Provider> providers,
            Texts texts,
            Pages pages,
            Set<String> open) {
        PublicUrl publicUrl = site.publicUrl();
        ClientAddresses clients = new ClientAddresses(site.proxies());
        Randoms randoms = new Randoms(options.random);
        KeyRing keys = new KeyRing(secrets, randoms, options.clock);
        CheckedStore store = options.store == null ? null : new CheckedStore(options.store, options.clock);
        SessionTokenKeys tokenKeys = options.sessions.plainTokens() ? SessionTokenKeys.PLAIN : SessionTokenKeys.HASHED;
        SessionPolicy policy = policy(options);
        SealedSessionControl revocations = revocations(options, store, randoms);
        SessionStrategies sessions = new SessionStrategies(
                cookies -> named(cookies, options),
                cookies -> store == null || !options.sessions.stored()
                        ? new SealedSessions(cookies, policy, keys, options.clock, revocations)
                        : new StoredSessions(cookies, policy, store, keys, randoms, options.clock, tokenKeys));
        SealedProviderTokens tokens = options.keepProviderTokens ? new SealedProviderTokens(keys) : null;
        EmailAuthorities authorities = new EmailAuthorities(providers);
        Accounts accounts = store == null
                ? null
                : new Accounts(store, randoms, options.clock, options.linkByEmail, tokens, authorities);
        RateLimits limits = RateLimits.of(store, keys.verificationHashes("limit"), options.clock);
        EventListeners listeners = new EventListeners(options.listeners);
        CallbackUrls callbackUrls = new CallbackUrls(options.redirect);
        ProviderHttp http = http(options);
        OAuthSignIn oauth = OAuthSignIn.of(keys, randoms, options.clock, http, store);
        EmailSignIn email = email(options, providers, store, keys, randoms, clients, limits, revocations);
        PendingSignIns pending = new PendingSignIns(keys, randoms, store, limits, options.clock);
        Confirmations confirmations = new Confirmations(accounts, sessions, listeners, options.clock);
        DeferredSignIn signIn = new DeferredSignIn();
        SessionControl control = store == null || !options.sessions.stored()
                ? revocations
                : new StoredSessionControl(policy, store, options.clock);
        Late<Map<String, SignInMethod>> laterMethods = new Late<>();
        AccountControl accountControl =
                store == null ? null : new AccountControl(store, new RemainingMethods(laterMethods), tokens, listeners);
        Late<List<AccountSection>> sections = new Late<>();
        Features features = options.features.install(feature -> new FeatureContext(
                feature.id(),
                options.configuration.values().only(feature.settings()),
                texts,
                Optional.ofNullable(store),
                Optional.ofNullable(store),
                signIn,
                confirmations,
                limits,
                listeners,
                new FeatureContext.Slots(keys),
                options.clock,
                options.random,
                pages,
                Optional.ofNullable(control),
                Optional.ofNullable(accountControl),
                sections,
                List.copyOf(providers.values())));
        sections.become(features.sections());
        ProviderSignOut providerSignOut = new ProviderSignOut(providers, oauth);
        SignInCompletion completion = new SignInCompletion(
                options.signIn,
                accounts,
                callbackUrls,
                sessions,
                providerSignOut,
                listeners,
                options.rolesClaim,
                new ClientReader(clients, options.sessions.forgetClients()),
                pending,
                features.steps(),
                options.clock);
        signIn.become(completion);
        Map<String, SignInMethod> methods = new SignInMethodFactory(
                        providers,
                        features.methods(),
                        oauth,
                        credentials(options, clients, keys, randoms, limits, listeners),
                        email,
                        accounts,
                        completion,
                        confirmations,
                        sessions,
                        listeners,
                        pages,
                        options.mailExecutor,
                        options.clock)
                .all();
        laterMethods.become(methods);
        Endpoints endpoints = new Endpoints(new EndpointDependencies(
                providers.values(),
                methods,
                features.routes(),
                email,
                providerSignOut,
                pending,
                confirmations,
                sessions,
                keys.csrfTokens(),
                callbackUrls,
                listeners,
                pages,
                options.pages,
                options.bodyLimit,
                options.openApi,
                new RouteAccess(sessions, options.pages, options.clock)));
        Guard guard = new Guard(options.matchers, options.authorized, open, publicUrl::host, options.clock);
        StartLog.tell(options, publicUrl, methods);
        return new Installation(
                List.copyOf(providers.values()),
                methods,
                features,
                publicUrl,
                sessions,
                guard,
                endpoints,
                new RefusalResponses(pages, options.pages),
                new FailureLog(),
                options.bearerTokens,
                options.bodyLimit,
                control,
                accountControl == null ? null : new UserAccounts(accountControl),
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

    private static @Nullable SealedSessionControl revocations(
            AuthOptions options, @Nullable CheckedStore store, Randoms randoms) {
        Duration bound = options.sessions.revocable();
        return bound == null || store == null
                ? null
                : new SealedSessionControl(store, bound, options.sessions.idle(), randoms, options.clock);
    }

    private static CredentialChecks credentials(
            AuthOptions options,
            ClientAddresses clients,
            KeyRing keys,
            Randoms randoms,
            RateLimits limits,
            EventListeners listeners) {
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
            @Nullable CheckedStore store,
            KeyRing keys,
            Randoms randoms,
            ClientAddresses clients,
            RateLimits limits,
            @Nullable SealedSessionControl revocations) {
        long mailing = providers.values().stream().filter(Provider::sendsMail).count();
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
