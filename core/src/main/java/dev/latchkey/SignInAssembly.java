package dev.latchkey;

import dev.latchkey.account.AccountControl;
import dev.latchkey.account.AccountLinker;
import dev.latchkey.account.EmailAuthorities;
import dev.latchkey.account.EmailBackfill;
import dev.latchkey.account.NewUsers;
import dev.latchkey.account.RemainingMethods;
import dev.latchkey.email.EmailChallenges;
import dev.latchkey.email.EmailResolver;
import dev.latchkey.email.EmailSignIn;
import dev.latchkey.endpoint.EndpointDependencies;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.AddressProofs;
import dev.latchkey.feature.Callers;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.LastProvider;
import dev.latchkey.feature.PendingSignIns;
import dev.latchkey.feature.RouteAccessCheck;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.feature.StepUpCheck;
import dev.latchkey.limit.CredentialLimits;
import dev.latchkey.limit.KnownBrowsers;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.limit.ReplayCache;
import dev.latchkey.logout.LogoutRoutes;
import dev.latchkey.logout.ProviderSignOut;
import dev.latchkey.logout.SignOutState;
import dev.latchkey.logout.SpentTokens;
import dev.latchkey.logout.UpstreamSessions;
import dev.latchkey.method.ClientReader;
import dev.latchkey.method.Confirmations;
import dev.latchkey.method.CredentialChecks;
import dev.latchkey.method.MailThreads;
import dev.latchkey.method.OAuthProviders;
import dev.latchkey.method.RequestObjectEndpoint;
import dev.latchkey.method.SignInCompletion;
import dev.latchkey.method.SignInMethodFactory;
import dev.latchkey.method.StandingCheck;
import dev.latchkey.method.StoredAddressProofs;
import dev.latchkey.oauth.AccessTokenIssuers;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.oauth.OAuthTokens;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.oauth.RequestObjectStore;
import dev.latchkey.oauth.SealedProviderTokens;
import dev.latchkey.observe.Observer;
import dev.latchkey.page.Pages;
import dev.latchkey.page.RequestLanguages;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.site.CallbackUrlPolicy;
import dev.latchkey.site.ClientAddresses;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.storage.DisabledUsers;
import dev.latchkey.store.StoredUser;
import dev.latchkey.text.Texts;
import dev.latchkey.token.ClientCredentials;
import dev.latchkey.token.RevocationThread;
import dev.latchkey.token.TokenExchange;
import dev.latchkey.token.TokenRefresh;
import dev.latchkey.token.TokenRevocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds the sign-in methods and the features of an application, and everything that these need.
 *
 * @param endpoints the objects that the endpoints need
 * @param accounts the accounts of the users in the store; {@code null} if there is no store
 * @param users the users in the store; {@code null} if there is no store
 * @param tokens the tokens of providers
 */
record SignInAssembly(
        Installed features,
        EndpointDependencies endpoints,
        @Nullable UserAccounts accounts,
        @Nullable Users users,
        ProviderTokens tokens) {

    static SignInAssembly of(
            AuthOptions options,
            SessionAssembly base,
            Map<String, Provider> providers,
            Optional<EmailProvider> mailing,
            Texts texts,
            Pages pages,
            RequestLanguages languages,
            PublicSite site,
            ProviderHttp http,
            Observer observer) {
        ClientAddresses clients = new ClientAddresses(site.proxies());
        CheckedStore store = base.store();
        KeyRing keys = base.keys();
        SealedProviderTokens tokens = options.keepProviderTokens ? new SealedProviderTokens(keys) : null;
        DeferredValue<Map<String, SignInMethod>> laterMethods = new DeferredValue<>();
        DeferredValue<Installed> installed = new DeferredValue<>();
        Supplier<List<SignInStep>> steps = () -> installed.get().steps();
        StepUpCheck stepUps = new StepUpCheck(steps, options.clock);
        RemainingMethods remaining = new RemainingMethods(laterMethods);
        AccountLinker accounts = accounts(
                options,
                base,
                providers,
                tokens,
                user -> remaining.leadsInAlone(user)
                        || stepUps.requiresMore(user.user().id()));
        Executor mails = options.mailExecutor == null ? MailThreads.standard() : options.mailExecutor;
        RateLimiter limits = RateLimiter.of(store, keys.verificationHashes("limit"), options.clock, observer);
        DeferredValue<List<Consumer<? super AuthEvent>>> ofApplication = new DeferredValue<>();
        EventListeners listeners = new EventListeners(() -> Stream.<Stream<Consumer<? super AuthEvent>>>of(
                        Stream.of(base.watches()::hear),
                        ofApplication.get().stream(),
                        installed.get().listeners())
                .flatMap(each -> each)
                .toList());
        CallbackUrlPolicy callbackUrls = new CallbackUrlPolicy(options.redirect);
        Map<String, OAuthProvider> remote = OAuthProviders.of(providers.values());
        OAuthSignIn oauth = OAuthSignIn.of(keys, base.randoms(), options.clock, http, store);
        RequestObjectStore requests =
                store == null ? null : new RequestObjectStore(store, base.randoms(), limits, clients, options.clock);
        EmailResolver resolver = accounts == null
                ? null
                : new EmailResolver(accounts.store(), accounts.newUsers(), options.clock, base.revocations());
        EmailSignIn email = email(options, base, providers, resolver, clients, limits);
        PendingSignIns pending = new PendingSignIns(keys, base.randoms(), store, limits, options.clock);
        Callers callers = new Callers(base.sessions(), new DisabledUsers(store));
        Confirmations confirmations =
                new Confirmations(store, base.sessions(), callers, steps, listeners, options.clock);
        AccountControl control = store == null ? null : new AccountControl(store, remaining, tokens, listeners);
        ofApplication.become(listeners(options, control, oauth.tokens(), remote));
        Users users = store == null ? null : new Users(store, base.control(), options.deletion, listeners);
        AddressProofs addresses =
                new StoredAddressProofs(store, resolver, mailing.isPresent(), listeners, options.clock);
        SignOutState states = new SignOutState(keys);
        UpstreamSessions upstream =
                new UpstreamSessions(store, base.control(), options.sessions.lifetime(), options.clock);
        LogoutRoutes logouts = new LogoutRoutes(
                oauth,
                states,
                upstream,
                new SpentTokens(store, options.clock),
                base.sessions(),
                store,
                base.control(),
                callbackUrls,
                listeners);
        LastProvider lastProvider = new LastProvider(providers.keySet(), options.clock);
        SignInCompletion completion = new SignInCompletion(
                options.signIn,
                accounts,
                new StandingCheck(store),
                callbackUrls,
                options.pages.newUser(),
                base.sessions(),
                upstream,
                listeners,
                options.rolesClaim,
                new ClientReader(clients, options.sessions.forgetClients()),
                pending,
                steps,
                lastProvider,
                options.clock);
        Installed features = options.features.install(feature -> new FeatureContext(
                feature.id(),
                options.configuration.values().only(feature.settings()),
                texts,
                Optional.ofNullable(store),
                Optional.ofNullable(store),
                completion,
                confirmations,
                limits,
                listeners,
                purpose -> keys.slot("latchkey.feature." + feature.id() + "." + purpose),
                purpose -> keys.verificationHashes("feature " + feature.id() + " " + purpose),
                options.clock,
                options.random,
                pages,
                Optional.ofNullable(base.control()),
                Optional.ofNullable(control),
                () -> installed.get().sections(),
                List.copyOf(providers.values()),
                addresses,
                mailing,
                mails,
                Optional.ofNullable(store),
                site.publicUrl().path(),
                clients,
                Optional.ofNullable(users).map(all -> all::delete),
                callers,
                lifetime -> ReplayCache.of(store, options.clock, lifetime, "feature " + feature.id()),
                new KnownBrowsers(keys, base.randoms(), options.clock),
                laterMethods,
                stepUps,
                new AccessTokenIssuers(http, base.randoms(), options.clock),
                observer));
        installed.become(features);
        Map<String, SignInMethod> methods = new SignInMethodFactory(
                        providers,
                        features.methods(),
                        oauth,
                        requests,
                        credentials(options, base, clients, limits, listeners),
                        email,
                        accounts,
                        completion,
                        confirmations,
                        callers,
                        base.sessions(),
                        listeners,
                        observer,
                        pages,
                        mails,
                        stepUps)
                .all();
        laterMethods.become(methods);
        EndpointDependencies endpoints = new EndpointDependencies(
                providers.values(),
                methods,
                Stream.of(
                                RequestObjectEndpoint.route(remote.values(), requests).stream(),
                                logouts.of(remote.values()).stream(),
                                features.routes().stream())
                        .flatMap(each -> each)
                        .toList(),
                features.wellKnown(),
                features.confirmations(),
                email,
                new ProviderSignOut(remote, oauth, states),
                upstream,
                base.control(),
                pending,
                confirmations,
                base.sessions(),
                keys.csrfTokens(),
                callbackUrls,
                listeners,
                pages,
                languages,
                options.pages,
                options.bodyLimit,
                options.openApi,
                new RouteAccessCheck(callers, options.pages, stepUps),
                stepUps,
                base.randoms(),
                keys,
                lastProvider,
                options.clock);
        TokenRefresh refresh = control == null || store == null || tokens == null
                ? null
                : new TokenRefresh(
                        control, store, oauth.tokens(), remote, listeners, observer, options.clock, options.pause);
        return new SignInAssembly(
                features,
                endpoints,
                control == null ? null : new UserAccounts(control),
                users,
                new ProviderTokens(
                        remote,
                        new ClientCredentials(oauth.tokens(), observer, options.clock),
                        oauth,
                        refresh,
                        refresh == null ? null : new TokenExchange(refresh, oauth.tokens(), observer, options.clock)));
    }

    /** Returns the application's listeners, and before them the one that revokes tokens. */
    private static List<Consumer<? super AuthEvent>> listeners(
            AuthOptions options,
            @Nullable AccountControl control,
            OAuthTokens oauth,
            Map<String, OAuthProvider> providers) {
        List<OAuthProvider> revoked = options.revokedTokens.stream()
                .flatMap(id -> Stream.ofNullable(providers.get(id)))
                .toList();
        if (control == null || revoked.isEmpty()) {
            return options.listeners;
        }
        List<Consumer<? super AuthEvent>> all = new ArrayList<>(options.listeners);
        all.add(0, new TokenRevocation(control, oauth, revoked, RevocationThread.standard()));
        return all;
    }

    private static @Nullable AccountLinker accounts(
            AuthOptions options,
            SessionAssembly base,
            Map<String, Provider> providers,
            @Nullable SealedProviderTokens tokens,
            Predicate<StoredUser> hasFactor) {
        CheckedStore store = base.store();
        return store == null
                ? null
                : new AccountLinker(
                        store,
                        new NewUsers(store, base.randoms(), options.clock),
                        options.linkByEmail,
                        tokens,
                        new EmailAuthorities(providers),
                        new EmailBackfill(store, options.clock, hasFactor));
    }

    private static CredentialChecks credentials(
            AuthOptions options,
            SessionAssembly base,
            ClientAddresses clients,
            RateLimiter limits,
            EventListeners listeners) {
        return new CredentialChecks(
                new CredentialLimits(limits, clients),
                new KnownBrowsers(base.keys(), base.randoms(), options.clock),
                listeners,
                options.clock,
                base.randoms(),
                options.pause);
    }

    private static @Nullable EmailSignIn email(
            AuthOptions options,
            SessionAssembly base,
            Map<String, Provider> providers,
            @Nullable EmailResolver resolver,
            ClientAddresses clients,
            RateLimiter limits) {
        long mailing = providers.values().stream().filter(Provider::sendsMail).count();
        if (mailing == 0 || resolver == null) {
            return null;
        }
        EmailChallenges challenges =
                new EmailChallenges(resolver.store(), base.keys(), base.randoms(), options.clock, mailing == 1);
        return new EmailSignIn(challenges, resolver, limits, clients);
    }
}
