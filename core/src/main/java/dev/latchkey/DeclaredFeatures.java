package dev.latchkey;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.observe.Observer;
import dev.latchkey.observe.SafeObserver;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.setting.CoreSettings;
import dev.latchkey.setting.Setting;
import dev.latchkey.text.TextBundle;
import dev.latchkey.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The features that an application has declared, before they are installed. */
final class DeclaredFeatures {

    private static final Pattern ID = Pattern.compile("[a-z][a-z-]{0,62}");

    private final List<Feature> given;
    private final Map<String, Installable> byId = new LinkedHashMap<>();

    DeclaredFeatures(List<Feature> given) {
        this.given = List.copyOf(given);
        for (Feature feature : given) {
            if (feature instanceof Installable own) {
                byId.putIfAbsent(own.id(), own);
            }
        }
    }

    /** Each feature once, and those that others bring along. */
    Collection<Installable> all() {
        return byId.values();
    }

    /** Checks the features and adds what is wrong to {@code mistakes}. */
    void check(ConfigurationMistakes mistakes) {
        for (Feature feature : given) {
            String id = feature.id();
            mistakes.addIf(
                    !ID.matcher(id).matches(), "A feature has the id \"" + id + "\": lower-case letters and dashes");
            mistakes.addIf(
                    !(feature instanceof Installable),
                    "with(…) takes features of Latchkey's own modules, and "
                            + feature.getClass().getName() + " is none");
            mistakes.addIf(
                    given.stream().filter(other -> other.id().equals(id)).count() > 1,
                    "The feature \"" + id + "\" is installed twice: make one call");
        }
    }

    /** Returns the settings of the core and of each feature. */
    List<Setting<?>> settings() {
        List<Setting<?>> all = new ArrayList<>(CoreSettings.ALL);
        for (Installable feature : byId.values()) {
            feature.settings().forEach(setting -> requireOwn(feature, "setting", setting.name(), "."));
            all.addAll(feature.settings());
        }
        return all;
    }

    /**
     * Returns the texts of the core and of each feature.
     *
     * @throws IllegalStateException if a text is missing or malformed; the message lists all mistakes
     */
    Texts texts() {
        List<TextBundle> bundles = new ArrayList<>();
        for (Installable feature : byId.values()) {
            feature.texts().ifPresent(bundle -> {
                requireOwn(feature, "texts", bundle.prefix(), ".");
                bundles.add(bundle);
            });
        }
        return Texts.readLater(Locale.ENGLISH, bundles);
    }

    /** Returns the providers that the features add. */
    List<FeatureProvider> providers() {
        List<FeatureProvider> all = new ArrayList<>();
        for (Installable feature : byId.values()) {
            all.addAll(feature.providers());
        }
        return List.copyOf(all);
    }

    /** Returns what observes Latchkey at work. */
    Observer observer(List<Provider> providers) {
        List<Observer> all = new ArrayList<>();
        for (Installable feature : byId.values()) {
            feature.observer(providers).ifPresent(all::add);
        }
        if (all.size() > 1) {
            throw new IllegalStateException("Two features observe Latchkey at work: leave one out");
        }
        return all.isEmpty() ? Observer.NONE : new SafeObserver(all.get(0));
    }

    /** Installs each feature once, and returns what all of them add, in their order. */
    Installed install(Function<Installable, FeatureContext> contexts) {
        Installed all = Installed.none();
        for (Installable feature : byId.values()) {
            Installed added = feature.install(contexts.apply(feature));
            added.routes().forEach(route -> requireOwn(feature, route));
            added.sections().forEach(section -> requireOwn(feature, section));
            requireMethods(feature, added.methods().keySet());
            all = all.and(added);
        }
        return all;
    }

    /** A feature's own routes are its id, all below it, and what the wire has for one of its providers. */
    private static void requireOwn(Installable feature, RouteSpec route) {
        boolean ofProvider =
                feature.providers().stream().anyMatch(provider -> route.path().matches("[a-z-]+/" + provider.id()));
        if (!ofProvider && !route.path().equals(feature.id())) {
            requireOwn(feature, "route", route.path(), "/");
        }
    }

    private static void requireOwn(Installable feature, AccountSection section) {
        if (!section.id().equals(feature.id())) {
            requireOwn(feature, "section", section.id(), "-");
        }
    }

    private static void requireOwn(Installable feature, String what, String name, String separator) {
        if (!name.startsWith(feature.id() + separator)) {
            throw new IllegalStateException(
                    "The feature \"" + feature.id() + "\" has the " + what + " " + name + ", which is not its own");
        }
    }

    private static void requireMethods(Installable feature, Set<String> methods) {
        Set<String> providers =
                feature.providers().stream().map(FeatureProvider::id).collect(Collectors.toSet());
        if (!providers.equals(methods)) {
            throw new IllegalStateException("The feature \"" + feature.id() + "\" has the providers " + providers
                    + " and methods of " + methods);
        }
    }
}
