package dev.latchkey.feature;

import java.util.List;
import java.util.Optional;

/**
 * What a feature adds.
 *
 * @param steps in the order in which they are asked
 * @param routes each of them {@code <id>} or below it
 * @param api what the feature's module hands out; nothing else looks at it
 * @param sections of the account page, for the users who see one
 */
public record Installed(
        List<SignInStep> steps, List<RouteSpec> routes, Optional<Object> api, List<AccountSection> sections) {

    public Installed {
        steps = List.copyOf(steps);
        routes = List.copyOf(routes);
        sections = List.copyOf(sections);
    }

    /** Nothing yet. */
    public static Installed none() {
        return new Installed(List.of(), List.of(), Optional.empty(), List.of());
    }

    public Installed with(SignInStep step) {
        return new Installed(List.of(step), routes, api, sections);
    }

    public Installed with(RouteSpec... more) {
        return new Installed(steps, List.of(more), api, sections);
    }

    public Installed withApi(Object handedOut) {
        return new Installed(steps, routes, Optional.of(handedOut), sections);
    }

    public Installed with(AccountSection... shown) {
        return new Installed(steps, routes, api, List.of(shown));
    }
}
