package dev.latchkey;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.exchange.ExchangeDependencies;
import dev.latchkey.exchange.FailureLog;
import dev.latchkey.exchange.RefusalResponses;
import dev.latchkey.exchange.SocketOrigins;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RequestAuthentication;
import dev.latchkey.guard.Guard;
import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.Secret;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.observe.Observer;
import dev.latchkey.observe.ProviderSightings;
import dev.latchkey.page.Pages;
import dev.latchkey.page.RequestLanguages;
import dev.latchkey.page.ThemeCheck;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.site.PublicUrlResolver;
import dev.latchkey.text.Languages;
import dev.latchkey.text.Texts;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the configuration of an application and builds the components from it. Refuses a configuration with mistakes.
 */
final class Assembly {

    private static final Duration PROVIDER_TIMEOUT = Duration.ofSeconds(10);

    private Assembly() {}

    static AuthComponents of(AuthOptions options) {
        ConfigurationMistakes mistakes = new ConfigurationMistakes();
        mistakes.add(options.problems);
        Environment environment = new Environment(options.environment);
        List<Secret> secrets = SecretChecks.given(options, environment);
        mistakes.addIf(secrets.isEmpty(), SecretChecks.MISSING);
        Map<String, Provider> providers = ProviderAssembly.of(options, environment, mistakes);
        Optional<EmailProvider> mailing = ProviderAssembly.mailing(options, providers.values(), environment, mistakes);
        PublicSite site = PublicSite.of(options, environment, mistakes);
        OptionChecks.check(options, site, providers.values(), mistakes);
        mistakes.get(
                () -> SecretChecks.strong(options, secrets, site.publicUrl().isLocal()), secrets);
        Set<String> open = mistakes.get(
                () -> UnguardedPages.of(
                        options.pages, options.theme, site.publicUrl(), options.matchers, options.authorized != null),
                Set.of());
        Optional<Texts> texts = mistakes.get(() -> Optional.of(texts(options)), Optional.empty());
        Set<Locale> translated = new HashSet<>();
        for (Map.Entry<Locale, Map<String, String>> each : options.translations) {
            mistakes.addIf(
                    !translated.add(Languages.normal(each.getKey())),
                    "texts(…) sets the texts of one language twice: make one call for each language");
        }
        mistakes.add(mistakes.get(() -> ThemeCheck.mistakes(options.theme), List.of()));
        options.features.check(mistakes);
        mistakes.refuse();
        return put(options, site, secrets, providers, mailing, texts.orElseThrow(), open);
    }

    private static Texts texts(AuthOptions options) {
        Texts texts = options.features.texts().replacing(options.texts);
        for (Map.Entry<Locale, Map<String, String>> each : options.translations) {
            texts = texts.replacing(each.getKey(), each.getValue());
        }
        return texts;
    }

    private static AuthComponents put(
            AuthOptions options,
            PublicSite site,
            List<Secret> secrets,
            Map<String, Provider> providers,
            Optional<EmailProvider> mailing,
            Texts texts,
            Set<String> open) {
        PublicUrlResolver publicUrl = site.publicUrl();
        Observer observer = options.features.observer(List.copyOf(providers.values()));
        ProviderSightings sightings = new ProviderSightings(options.clock, observer);
        Lazy<ProviderHttp> http = new Lazy<>(() -> http(options).observed(sightings));
        Lazy<Pages> pages = new Lazy<>(() -> new Pages(
                options.theme, texts, List.copyOf(providers.values()), options.sessions.asks(), options.pages));
        SessionAssembly sessions = SessionAssembly.of(options, secrets, observer);
        RequestLanguages languages = new RequestLanguages(texts, options.language);
        Lazy<SignInAssembly> signIn = new Lazy<>(() -> SignInAssembly.of(
                options, sessions, providers, mailing, texts, pages.get(), languages, site, http.get(), observer));
        Lazy<Endpoints> endpoints = new Lazy<>(() -> new Endpoints(signIn.get().endpoints()));
        Installed features = Installed.none();
        if (!options.features.all().isEmpty()) { // what features add can be wrong, so it is made and checked now
            features = signIn.get().features();
            endpoints.get();
        }
        sessions.claims().become(features.claims());
        requireDistinctTokens(options, features.requests());
        Guard guard = new Guard(options.matchers, options.authorized, open, publicUrl::host, options.clock);
        StartLog.tell(options, publicUrl, providers);
        return new AuthComponents(
                List.copyOf(providers.values()),
                features,
                new ExchangeDependencies(
                        publicUrl,
                        sessions.sessions(),
                        guard,
                        endpoints,
                        languages,
                        new RefusalResponses(pages, options.pages),
                        new FailureLog(),
                        options.bearerTokens,
                        features.requests(),
                        observer,
                        SessionScope::outside,
                        options.explainRefusals,
                        new SocketOrigins(options.socketOrigins),
                        sessions.watches()),
                options.bodyLimit,
                sessions.control(),
                signIn,
                http,
                new HealthCheck(sessions.store(), sessions.keys(), providers.values(), sightings));
    }

    private static void requireDistinctTokens(AuthOptions options, List<RequestAuthentication> requests) {
        if (options.bearerTokens && requests.stream().anyMatch(RequestAuthentication::readsTokensOfAnyForm)) {
            throw new IllegalStateException(
                    "acceptBearerTokens() and introspected() of AccessTokenIssuer both read"
                            + " tokens that are no JWTs, and a session's token must not be sent to another server: leave one out");
        }
    }

    private static ProviderHttp http(AuthOptions options) {
        return options.httpClient == null
                ? ProviderHttp.standard()
                : ProviderHttp.of(options.httpClient, PROVIDER_TIMEOUT);
    }
}
