package dev.latchkey;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The features of an application, installed, in their order. */
final class Features {

    private static final Pattern ID = Pattern.compile("[a-z][a-z-]{0,62}");

    private final Map<String, Installed> installed = new LinkedHashMap<>();

    private Features() {}

    /** Says what is wrong with the features of a configuration. */
    static void check(List<Feature> features, Mistakes mistakes) {
        for (Feature feature : features) {
            String id = feature.id();
            mistakes.addIf(
                    !ID.matcher(id).matches(), "A feature has the id \"" + id + "\": lower-case letters and dashes");
            mistakes.addIf(
                    !(feature instanceof Installable),
                    "with(…) takes features of Latchkey's own modules, and "
                            + feature.getClass().getName() + " is none");
            mistakes.addIf(
                    features.stream().filter(other -> other.id().equals(id)).count() > 1,
                    "The feature \"" + id + "\" is installed twice: make one call");
        }
    }

    /** Installs each once. */
    static Features install(List<Feature> features, Function<String, FeatureContext> contexts) {
        Features all = new Features();
        for (Feature feature : features) {
            Installed added = ((Installable) feature).install(contexts.apply(feature.id()));
            added.routes().forEach(route -> requireOwn(feature.id(), route));
            all.installed.put(feature.id(), added);
        }
        return all;
    }

    private static void requireOwn(String id, RouteSpec route) {
        if (!route.path().equals(id) && !route.path().startsWith(id + "/")) {
            throw new IllegalStateException(
                    "The feature \"" + id + "\" has the route " + route + ", which is not its own");
        }
    }

    List<SignInStep> steps() {
        return installed.values().stream()
                .flatMap(added -> added.steps().stream())
                .toList();
    }

    List<RouteSpec> routes() {
        return installed.values().stream()
                .flatMap(added -> added.routes().stream())
                .toList();
    }

    List<AccountSection> sections() {
        return installed.values().stream()
                .flatMap(added -> added.sections().stream())
                .toList();
    }

    /** The API of a type; empty if no feature hands one out. */
    <T> Optional<T> api(Class<T> type) {
        return installed.values().stream()
                .flatMap(added -> added.api().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
