package dev.latchkey;

import dev.latchkey.endpoint.Endpoints;
import dev.latchkey.exchange.ExchangeDependencies;
import dev.latchkey.exchange.FailureLog;
import dev.latchkey.exchange.RefusalResponses;
import dev.latchkey.exchange.SocketOrigins;
import dev.latchkey.feature.RequestAuthentication;
import dev.latchkey.guard.Guard;
import dev.latchkey.method.OAuthProviders;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Theme;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.observe.Observer;
import dev.latchkey.observe.ProviderSightings;
import dev.latchkey.page.Pages;
import dev.latchkey.page.ThemeCheck;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.site.PublicUrlResolver;
import dev.latchkey.text.CoreText;
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
        mistakes.check(
                () -> SecretChecks.strong(options, secrets, site.publicUrl().isLocal()));
        Set<String> open = mistakes.get(
                () -> UnguardedPages.of(
                        options.pages, options.theme, site.publicUrl(), options.matchers, options.authorized != null),
                Set.of());
        Texts texts = mistakes.getOr(() -> texts(options), Assembly::english);
        Set<Locale> translated = new HashSet<>();
        for (Map.Entry<Locale, Map<String, String>> each : options.translations) {
            mistakes.addIf(
                    !translated.add(Languages.normal(each.getKey())),
                    "texts(…) sets the texts of one language twice: make one call for each language");
        }
        Pages pages = mistakes.getOr(
                () -> new Pages(
                        options.theme, texts, List.copyOf(providers.values()), options.sessions.asks(), options.pages),
                () -> new Pages(Theme.standard(), english(), List.of(), false));
        mistakes.add(mistakes.get(() -> ThemeCheck.mistakes(options.theme), List.of()));
        options.features.check(mistakes);
        mistakes.refuse();
        return put(options, site, secrets, providers, mailing, texts, pages, open);
    }

    private static Texts english() {
        return Texts.of(Locale.ENGLISH, List.of(CoreText.bundle()));
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
            Pages pages,
            Set<String> open) {
        PublicUrlResolver publicUrl = site.publicUrl();
        Observer observer = options.features.observer(List.copyOf(providers.values()));
        ProviderSightings sightings = new ProviderSightings(options.clock, observer);
        ProviderHttp http = http(options).observed(sightings);
        SessionAssembly sessions = SessionAssembly.of(options, secrets, observer);
        SignInAssembly signIn =
                SignInAssembly.of(options, sessions, providers, mailing, texts, pages, site, http, observer);
        requireDistinctTokens(options, signIn.features().requests());
        Endpoints endpoints = new Endpoints(signIn.endpoints());
        Guard guard = new Guard(options.matchers, options.authorized, open, publicUrl::host, options.clock);
        StartLog.tell(options, publicUrl, signIn.endpoints().methods());
        return new AuthComponents(
                List.copyOf(providers.values()),
                signIn.features(),
                new ExchangeDependencies(
                        publicUrl,
                        sessions.sessions(),
                        guard,
                        endpoints,
                        signIn.endpoints().methods(),
                        new RefusalResponses(pages, options.pages),
                        new FailureLog(),
                        options.bearerTokens,
                        signIn.features().requests(),
                        observer,
                        signIn.endpoints().listeners(),
                        SessionScope::outside,
                        options.explainRefusals,
                        new SocketOrigins(options.socketOrigins),
                        sessions.watches()),
                options.bodyLimit,
                sessions.control(),
                signIn.accounts(),
                signIn.users(),
                signIn.tokens(),
                http,
                new HealthCheck(
                        sessions.store(),
                        sessions.keys().slot(HealthCheck.SLOT),
                        List.copyOf(OAuthProviders.of(providers.values()).keySet()),
                        sightings));
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
