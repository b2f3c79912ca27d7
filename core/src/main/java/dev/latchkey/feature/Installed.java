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
import java.util.stream.Stream;

/**
 * The value that a feature, or all features of an application, add. Immutable: each method that adds something returns
 * a changed copy.
 */
public final class Installed {

    private static final Installed NONE = new Installed(List.of());

    private final List<Part> parts;

    private Installed(List<Part> parts) {
        this.parts = parts;
    }

    /** Something added; one object may be added as several kinds of thing. */
    private record Part(Class<?> kind, Object thing) {}

    private record Method(String provider, SignInMethod method) {}

    private record Listener(Consumer<? super AuthEvent> consumer) {}

    private record LastStep(SignInStep step) {}

    private record WellKnown(RouteSpec document) {}

    /** Returns a value that adds nothing yet. */
    public static Installed none() {
        return NONE;
    }

    /** Adds the sign-in method of one of the feature's providers. */
    public Installed with(FeatureProvider provider, SignInMethod method) {
        return plus(Method.class, List.of(new Method(provider.id(), method)));
    }

    /** Adds a step. Latchkey asks the steps in the order of these calls. */
    public Installed with(SignInStep step) {
        return plus(SignInStep.class, List.of(step));
    }

    /** Adds a step that Latchkey asks after the steps of all features, when nothing else is missing. */
    public Installed withLast(SignInStep step) {
        return plus(LastStep.class, List.of(new LastStep(step)));
    }

    /** Adds routes, each at {@code <id>} of the feature or below it. */
    public Installed with(RouteSpec... routes) {
        return plus(RouteSpec.class, List.of(routes));
    }

    /** Adds sections of the account page. */
    public Installed with(AccountSection... sections) {
        return plus(AccountSection.class, List.of(sections));
    }

    /** Adds a way to confirm that is no way to sign in. */
    public Installed with(ConfirmOffer confirmation) {
        return plus(ConfirmOffer.class, List.of(confirmation));
    }

    /** Adds a way to find out who sent a request without a cookie. */
    public Installed with(RequestAuthentication authentication) {
        return plus(RequestAuthentication.class, List.of(authentication));
    }

    /** Adds public documents below {@code /.well-known/} of the application (RFC 8615). */
    public Installed withWellKnown(RouteSpec... documents) {
        return plus(WellKnown.class, Stream.of(documents).map(WellKnown::new).toList());
    }

    /** Adds claims that sessions get. */
    public Installed withClaims(SessionClaims claims) {
        return plus(SessionClaims.class, List.of(claims));
    }

    /** Adds a listener, which hears an event after it has happened and cannot change it. */
    public Installed withListener(Consumer<? super AuthEvent> listener) {
        return plus(Listener.class, List.of(new Listener(listener)));
    }

    /** Adds the object that the feature's module gives to applications. Latchkey does not look at it. */
    public Installed withApi(Object api) {
        return plus(Object.class, List.of(api));
    }

    /** Adds what another feature adds. */
    public Installed and(Installed more) {
        return new Installed(Stream.concat(parts.stream(), more.parts.stream()).toList());
    }

    /** Returns the sign-in methods, by the ids of the features' providers. */
    public Map<String, SignInMethod> methods() {
        Map<String, SignInMethod> methods = new LinkedHashMap<>();
        all(Method.class).forEach(each -> methods.put(each.provider, each.method));
        return methods;
    }

    public List<SignInStep> steps() {
        return Stream.concat(all(SignInStep.class), all(LastStep.class).map(LastStep::step))
                .toList();
    }

    public List<RouteSpec> routes() {
        return all(RouteSpec.class).toList();
    }

    public List<AccountSection> sections() {
        return all(AccountSection.class).toList();
    }

    public List<ConfirmOffer> confirmations() {
        return all(ConfirmOffer.class).toList();
    }

    public List<SessionClaims> claims() {
        return all(SessionClaims.class).toList();
    }

    public Stream<Consumer<? super AuthEvent>> listeners() {
        return all(Listener.class).map(Listener::consumer);
    }

    public List<RequestAuthentication> requests() {
        return all(RequestAuthentication.class).toList();
    }

    /** Returns the documents, each at its path below {@code /.well-known/}. */
    public List<RouteSpec> wellKnown() {
        return all(WellKnown.class).map(WellKnown::document).toList();
    }

    /** Returns the API of this type; empty if no feature offers it. */
    public <T> Optional<T> api(Class<T> type) {
        return all(Object.class).filter(type::isInstance).map(type::cast).findFirst();
    }

    private <T> Installed plus(Class<T> kind, List<T> things) {
        return and(new Installed(
                things.stream().map(thing -> new Part(kind, thing)).toList()));
    }

    private <T> Stream<T> all(Class<T> kind) {
        List<T> all = new ArrayList<>();
        for (Part part : parts) {
            if (part.kind == kind) {
                all.add(kind.cast(part.thing));
            }
        }
        return all.stream();
    }
}
