package dev.latchkey.feature;

import dev.latchkey.provider.FeatureProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a feature adds.
 *
 * @param methods the sign-in methods, by the ids of the feature's providers
 * @param steps the steps, in the order in which Latchkey asks them
 * @param routes the routes, each at {@code <id>} or below it
 * @param api the object that the feature's module gives to applications; Latchkey does not look at it
 * @param sections the sections of the account page
 */
public record Installed(
        Map<String, SignInMethod> methods,
        List<SignInStep> steps,
        List<RouteSpec> routes,
        Optional<Object> api,
        List<AccountSection> sections) {

    public Installed {
        methods = Map.copyOf(methods);
        steps = List.copyOf(steps);
        routes = List.copyOf(routes);
        sections = List.copyOf(sections);
    }

    /** Returns a value that adds nothing yet. */
    public static Installed none() {
        return new Installed(Map.of(), List.of(), List.of(), Optional.empty(), List.of());
    }

    /** Adds the method of one of the feature's providers. */
    public Installed with(FeatureProvider provider, SignInMethod method) {
        Map<String, SignInMethod> more = new LinkedHashMap<>(methods);
        more.put(provider.id(), method);
        return new Installed(more, steps, routes, api, sections);
    }

    public Installed with(SignInStep step) {
        return new Installed(methods, plus(steps, List.of(step)), routes, api, sections);
    }

    public Installed with(RouteSpec... more) {
        return new Installed(methods, steps, plus(routes, List.of(more)), api, sections);
    }

    public Installed with(AccountSection... more) {
        return new Installed(methods, steps, routes, api, plus(sections, List.of(more)));
    }

    public Installed withApi(Object handedOut) {
        return new Installed(methods, steps, routes, Optional.of(handedOut), sections);
    }

    private static <T> List<T> plus(List<T> before, List<T> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }
}
