package dev.latchkey.feature;

import java.util.List;
import java.util.Optional;

/**
 * What a feature adds.
 *
 * @param steps in the order in which they are asked
 * @param routes each of them {@code <id>} or below it
 * @param api what the feature's module hands out; nothing else looks at it
 */
public record Installed(List<SignInStep> steps, List<RouteSpec> routes, Optional<Object> api) {

    public Installed {
        steps = List.copyOf(steps);
        routes = List.copyOf(routes);
    }

    /** Nothing yet. */
    public static Installed none() {
        return new Installed(List.of(), List.of(), Optional.empty());
    }

    public Installed with(SignInStep step) {
        return new Installed(List.of(step), routes, api);
    }

    public Installed with(RouteSpec... more) {
        return new Installed(steps, List.of(more), api);
    }

    public Installed withApi(Object handedOut) {
        return new Installed(steps, routes, Optional.of(handedOut));
    }
}
