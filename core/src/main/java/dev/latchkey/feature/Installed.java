package dev.latchkey.feature;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.session.SessionClaims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The value that a feature adds to an application. Immutable: each method that adds something returns a changed copy.
 */
public final class Installed {

    private static final Installed NONE = new Installed(new Parts());

    private final Parts parts;

    private Installed(Parts parts) {
        this.parts = parts;
    }

    /** The parts of one value. Only a copy that no other value has yet is changed. */
    private static final class Parts {

        private final Map<String, SignInMethod> methods = new LinkedHashMap<>();
        private final List<SignInStep> steps = new ArrayList<>();
        private final List<RouteSpec> routes = new ArrayList<>();
        private final List<AccountSection> sections = new ArrayList<>();
        private final List<Consumer<? super AuthEvent>> listeners = new ArrayList<>();
        private final List<SessionClaims> claims = new ArrayList<>();
        private final List<ConfirmOffer> confirmations = new ArrayList<>();
        private final List<RequestAuthentication> requests = new ArrayList<>();
        private final List<RouteSpec> wellKnown = new ArrayList<>();
        private @Nullable Object api;

        Parts copy() {
            Parts copy = new Parts();
            copy.methods.putAll(methods);
            copy.steps.addAll(steps);
            copy.routes.addAll(routes);
            copy.sections.addAll(sections);
            copy.listeners.addAll(listeners);
            copy.claims.addAll(claims);
            copy.confirmations.addAll(confirmations);
            copy.requests.addAll(requests);
            copy.wellKnown.addAll(wellKnown);
            copy.api = api;
            return copy;
        }
    }

    private Installed with(Consumer<Parts> change) {
        Parts copy = parts.copy();
        change.accept(copy);
        return new Installed(copy);
    }

    /** Returns a value that adds nothing yet. */
    public static Installed none() {
        return NONE;
    }

    /** Adds the sign-in method of one of the feature's providers. */
    public Installed with(FeatureProvider provider, SignInMethod method) {
        return with(copy -> copy.methods.put(provider.id(), method));
    }

    /** Adds a step. Latchkey asks the steps in the order of these calls. */
    public Installed with(SignInStep step) {
        return with(copy -> copy.steps.add(step));
    }

    /** Adds routes, each at {@code <id>} of the feature or below it. */
    public Installed with(RouteSpec... routes) {
        return with(copy -> copy.routes.addAll(List.of(routes)));
    }

    /** Adds sections of the account page. */
    public Installed with(AccountSection... sections) {
        return with(copy -> copy.sections.addAll(List.of(sections)));
    }

    /** Adds a way to confirm that is no way to sign in. */
    public Installed with(ConfirmOffer confirmation) {
        return with(copy -> copy.confirmations.add(confirmation));
    }

    /** Adds a way to find out who sent a request without a cookie. */
    public Installed with(RequestAuthentication authentication) {
        return with(copy -> copy.requests.add(authentication));
    }

    /** Adds public documents below {@code /.well-known/} of the application (RFC 8615). */
    public Installed withWellKnown(RouteSpec... documents) {
        return with(copy -> copy.wellKnown.addAll(List.of(documents)));
    }

    /** Adds claims that sessions get. */
    public Installed withClaims(SessionClaims claims) {
        return with(copy -> copy.claims.add(claims));
    }

    /** Adds a listener, which hears an event after it has happened and cannot change it. */
    public Installed withListener(Consumer<? super AuthEvent> listener) {
        return with(copy -> copy.listeners.add(listener));
    }

    /** Sets the object that the feature's module gives to applications. Latchkey does not look at it. */
    public Installed withApi(Object api) {
        return with(copy -> copy.api = api);
    }

    /** Returns the sign-in methods, by the ids of the feature's providers. */
    public Map<String, SignInMethod> methods() {
        return Map.copyOf(parts.methods);
    }

    public List<SignInStep> steps() {
        return List.copyOf(parts.steps);
    }

    public List<RouteSpec> routes() {
        return List.copyOf(parts.routes);
    }

    public List<AccountSection> sections() {
        return List.copyOf(parts.sections);
    }

    public List<Consumer<? super AuthEvent>> listeners() {
        return List.copyOf(parts.listeners);
    }

    public List<SessionClaims> claims() {
        return List.copyOf(parts.claims);
    }

    public List<ConfirmOffer> confirmations() {
        return List.copyOf(parts.confirmations);
    }

    public List<RequestAuthentication> requests() {
        return List.copyOf(parts.requests);
    }

    /** Returns the documents, each at its path below {@code /.well-known/}. */
    public List<RouteSpec> wellKnown() {
        return List.copyOf(parts.wellKnown);
    }

    public Optional<Object> api() {
        return Optional.ofNullable(parts.api);
    }
}
