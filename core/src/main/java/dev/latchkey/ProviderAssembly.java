package dev.latchkey;

import dev.latchkey.feature.Installable;
import dev.latchkey.method.FeatureProviders;
import dev.latchkey.method.MailingProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.Providers;
import dev.latchkey.provider.ReadyMadeProviders;
import dev.latchkey.setting.ProviderSection;
import dev.latchkey.text.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the providers that code adds, settings describe and features add. Completes them with values of the
 * environment.
 */
final class ProviderAssembly {

    /** Returns whether an application has a purpose without a provider. */
    private static boolean isComplete(AuthOptions options) {
        return options.sessionsOnly || options.features.all().stream().anyMatch(Installable::authenticatesRequests);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Auth.class);

    private final AuthOptions options;
    private final Environment environment;
    private final ConfigurationMistakes mistakes;
    private final List<FeatureProvider> ofFeatures;

    /** The ready-made providers of other modules, such as the mail providers. */
    private final Map<String, Supplier<? extends Provider>> ready = ready();

    /** The ids of the providers that only settings describe. */
    private final Set<String> made = new HashSet<>();

    private ProviderAssembly(AuthOptions options, Environment environment, ConfigurationMistakes mistakes) {
        this.options = options;
        this.environment = environment;
        this.mistakes = mistakes;
        this.ofFeatures = options.features.providers();
    }

    /**
     * Returns the providers by id, in the order in which pages show them. Adds everything that is wrong to
     * {@code mistakes}.
     */
    static Map<String, Provider> of(AuthOptions options, Environment environment, ConfigurationMistakes mistakes) {
        ProviderAssembly configured = new ProviderAssembly(options, environment, mistakes);
        List<Provider> all = configured.all();
        mistakes.addIf(
                all.isEmpty() && !isComplete(options) && options.listedProviders.isEmpty(),
                "No provider, so nobody can sign in: call provider(…), such as provider(Providers.github()), or set"
                        + " latchkey.providers, or call sessionsOnly() to read another application's sessions");
        mistakes.addIf(
                !all.isEmpty() && options.sessionsOnly,
                "sessionsOnly() signs nobody in, and there is a provider: drop one of them");
        Map<String, Provider> byId = new LinkedHashMap<>();
        for (Provider provider : all) {
            mistakes.addIf(
                    byId.put(provider.id(), configured.complete(provider)) != null,
                    "Two providers have the id \"" + provider.id()
                            + "\": give one of them another with named(id, name)");
        }
        for (Provider provider : byId.values()) {
            mistakes.addIf(
                    FeatureProviders.isOrphan(provider, configured.ofFeatures),
                    "Nothing signs in with provider \"" + provider.id()
                            + "\": call with(…) of the feature that it belongs to, and not provider(…)");
            for (String call : provider.optOuts()) {
                LOG.warn("Provider \"{}\": {}", provider.id(), call);
            }
        }
        return byId;
    }

    /**
     * Returns what sends the mails of features, complete: what the application has chosen for this, or the first
     * provider that sends mails.
     */
    static Optional<EmailProvider> mailing(
            AuthOptions options,
            Collection<Provider> providers,
            Environment environment,
            ConfigurationMistakes mistakes) {
        EmailProvider chosen = options.mail;
        return chosen == null
                ? MailingProvider.among(providers)
                : Optional.of(mistakes.get(() -> chosen.withEnvironment(environment::get), chosen));
    }

    /**
     * Returns all providers, sorted by the {@code order} of their sections. Providers with the same order are sorted by
     * {@link #place}. Without settings, those of the application come first, and so they are in this order already.
     */
    private List<Provider> all() {
        List<Provider> all = new ArrayList<>(options.providers);
        Set<String> ids = new LinkedHashSet<>(options.listedProviders);
        ids.addAll(sections().keySet());
        for (String id : ids) {
            if (!isInCode(id)) {
                described(id).ifPresent(all::add);
            }
        }
        all.addAll(ofFeatures);
        if (!ids.isEmpty()) {
            all.sort(Comparator.comparingInt(
                            (Provider provider) -> section(provider.id()).order())
                    .thenComparingInt(this::place));
        }
        return all;
    }

    private int place(Provider provider) {
        if (ofFeatures.contains(provider)) {
            return Integer.MAX_VALUE;
        }
        int listed = options.listedProviders.indexOf(provider.id());
        return listed >= 0 || options.providers.contains(provider) ? listed : options.listedProviders.size();
    }

    private Optional<Provider> described(String id) {
        Supplier<? extends Provider> other = ready.get(id);
        if (other != null) {
            return Optional.of(other.get());
        }
        if (!sections().containsKey(id) && !Providers.ids().contains(id)) {
            mistakes.add("latchkey.providers names a provider that is none of the ready ones, has no settings below"
                    + " latchkey.provider and is not added in code: did you mean "
                    + NearestName.of(id, readyIds()) + "?");
            return Optional.empty();
        }
        ProviderSection section = section(id);
        Optional<Provider> provider = section.provider();
        mistakes.add(section.problems());
        made.add(id);
        return provider;
    }

    private Set<String> readyIds() {
        Set<String> ids = new TreeSet<>(Providers.ids());
        ids.addAll(ready.keySet());
        return ids;
    }

    private Map<String, ProviderSection> sections() {
        return options.configuration.providers();
    }

    private ProviderSection section(String id) {
        return sections().getOrDefault(id, ProviderSection.empty(id));
    }

    private static Map<String, Supplier<? extends Provider>> ready() {
        Map<String, Supplier<? extends Provider>> ready = new HashMap<>();
        for (ReadyMadeProviders source : ServiceLoader.load(ReadyMadeProviders.class, Auth.class.getClassLoader())) {
            ready.putAll(source.providers());
        }
        return Map.copyOf(ready);
    }

    private boolean isInCode(String id) {
        return Stream.concat(options.providers.stream(), ofFeatures.stream())
                .anyMatch(provider -> provider.id().equals(id));
    }

    private Provider complete(Provider given) {
        ProviderSection section = section(given.id());
        boolean inCode = !made.contains(given.id());
        Provider provider = inCode ? section.complete(given) : given;
        Map<String, String> said = inCode ? section.variables() : Map.of();
        mistakes.add(section.problems());
        Function<String, @Nullable String> variables =
                name -> said.containsKey(name) ? said.get(name) : environment.get(name);
        return mistakes.get(
                () -> {
                    Provider complete = provider.withEnvironment(variables);
                    mistakes.add(complete.problems());
                    return complete;
                },
                provider);
    }
}
