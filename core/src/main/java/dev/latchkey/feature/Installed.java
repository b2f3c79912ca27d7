package dev.latchkey.feature;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.provider.FeatureProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a feature adds.
 *
 * @param methods the sign-in methods, by the ids of the feature's providers
 * @param steps the steps, in the order in which Latchkey asks them
 * @param routes the routes, each at {@code <id>} or below it
 * @param api the object that the feature's module gives to applications; Latchkey does not look at it
 * @param sections the sections of the account page
 * @param listeners the listeners for events of the core and of all features
 * @param claims the claims that new sessions get
 */
public record Installed(
        Map<String, SignInMethod> methods,
        List<SignInStep> steps,
        List<RouteSpec> routes,
        Optional<Object> api,
        List<AccountSection> sections,
        List<Consumer<? super AuthEvent>> listeners,
        List<SessionClaims> claims) {

    public Installed {
        methods = Map.copyOf(methods);
        steps = List.copyOf(steps);
        routes = List.copyOf(routes);
        sections = List.copyOf(sections);
        listeners = List.copyOf(listeners);
        claims = List.copyOf(claims);
    }

    /** Returns a value that adds nothing yet. */
    public static Installed none() {
        return new Installed(Map.of(), List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of());
    }

    /** Adds the method of one of the feature's providers. */
    public Installed with(FeatureProvider provider, SignInMethod method) {
        Map<String, SignInMethod> more = new LinkedHashMap<>(methods);
        more.put(provider.id(), method);
        return new Installed(more, steps, routes, api, sections, listeners, claims);
    }

    public Installed with(SignInStep step) {
        return new Installed(methods, plus(steps, List.of(step)), routes, api, sections, listeners, claims);
    }

    public Installed with(RouteSpec... more) {
        return new Installed(methods, steps, plus(routes, List.of(more)), api, sections, listeners, claims);
    }

    public Installed with(AccountSection... more) {
        return new Installed(methods, steps, routes, api, plus(sections, List.of(more)), listeners, claims);
    }

    public Installed withApi(Object handedOut) {
        return new Installed(methods, steps, routes, Optional.of(handedOut), sections, listeners, claims);
    }

    /** Adds a listener, which hears an event after it has happened and cannot change it. */
    public Installed withListener(Consumer<? super AuthEvent> listener) {
        return new Installed(methods, steps, routes, api, sections, plus(listeners, List.of(listener)), claims);
    }

    public Installed withClaims(SessionClaims more) {
        return new Installed(methods, steps, routes, api, sections, listeners, plus(claims, List.of(more)));
    }

    private static <T> List<T> plus(List<T> before, List<T> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }
}
