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
 * @param methods how people sign in, by the id of each of the feature's providers
 * @param steps in the order in which they are asked
 * @param routes each of them {@code <id>} or below it
 * @param api what the feature's module hands out; nothing else looks at it
 * @param sections of the account page, for the users who see one
 * @param listeners for the events of the core and of all features
 * @param confirmations ways to confirm that are no ways to sign in
 */
public record Installed(
        Map<String, SignInMethod> methods,
        List<SignInStep> steps,
        List<RouteSpec> routes,
        Optional<Object> api,
        List<AccountSection> sections,
        List<Consumer<? super AuthEvent>> listeners,
        List<ConfirmOffer> confirmations) {

    public Installed {
        methods = Map.copyOf(methods);
        steps = List.copyOf(steps);
        routes = List.copyOf(routes);
        sections = List.copyOf(sections);
        listeners = List.copyOf(listeners);
        confirmations = List.copyOf(confirmations);
    }

    /** Nothing yet. */
    public static Installed none() {
        return new Installed(Map.of(), List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of());
    }

    /** Adds the method of one of the feature's providers. */
    public Installed with(FeatureProvider provider, SignInMethod method) {
        Map<String, SignInMethod> more = new LinkedHashMap<>(methods);
        more.put(provider.id(), method);
        return new Installed(more, steps, routes, api, sections, listeners, confirmations);
    }

    public Installed with(SignInStep step) {
        return new Installed(methods, plus(steps, List.of(step)), routes, api, sections, listeners, confirmations);
    }

    public Installed with(RouteSpec... more) {
        return new Installed(methods, steps, plus(routes, List.of(more)), api, sections, listeners, confirmations);
    }

    public Installed with(AccountSection... more) {
        return new Installed(methods, steps, routes, api, plus(sections, List.of(more)), listeners, confirmations);
    }

    public Installed withApi(Object handedOut) {
        return new Installed(methods, steps, routes, Optional.of(handedOut), sections, listeners, confirmations);
    }

    /** Adds a listener, which hears an event after it has happened and cannot change it. */
    public Installed withListener(Consumer<? super AuthEvent> listener) {
        return new Installed(methods, steps, routes, api, sections, plus(listeners, List.of(listener)), confirmations);
    }

    /** Adds a way to confirm that is no way to sign in. */
    public Installed with(ConfirmOffer confirmation) {
        return new Installed(
                methods, steps, routes, api, sections, listeners, plus(confirmations, List.of(confirmation)));
    }

    private static <T> List<T> plus(List<T> before, List<T> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }
}
