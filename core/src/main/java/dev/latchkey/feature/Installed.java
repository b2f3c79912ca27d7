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
 * @param methods how people sign in, by the id of each of the feature's providers
 * @param steps in the order in which they are asked
 * @param routes each of them {@code <id>} or below it
 * @param api what the feature's module hands out; nothing else looks at it
 */
public record Installed(
        Map<String, SignInMethod> methods, List<SignInStep> steps, List<RouteSpec> routes, Optional<Object> api) {

    public Installed {
        methods = Map.copyOf(methods);
        steps = List.copyOf(steps);
        routes = List.copyOf(routes);
    }

    /** Nothing yet. */
    public static Installed none() {
        return new Installed(Map.of(), List.of(), List.of(), Optional.empty());
    }

    /** Adds the method of one of the feature's providers. */
    public Installed with(FeatureProvider provider, SignInMethod method) {
        Map<String, SignInMethod> more = new LinkedHashMap<>(methods);
        more.put(provider.id(), method);
        return new Installed(more, steps, routes, api);
    }

    public Installed with(SignInStep step) {
        return new Installed(methods, plus(steps, List.of(step)), routes, api);
    }

    public Installed with(RouteSpec... more) {
        return new Installed(methods, steps, plus(routes, List.of(more)), api);
    }

    public Installed withApi(Object handedOut) {
        return new Installed(methods, steps, routes, Optional.of(handedOut));
    }

    private static <T> List<T> plus(List<T> before, List<T> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }
}
