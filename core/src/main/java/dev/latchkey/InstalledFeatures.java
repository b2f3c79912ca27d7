package dev.latchkey;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.ConfirmOffer;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RequestAuthentication;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.session.SessionClaims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects what the features of an application add, in the order of the features. */
final class InstalledFeatures {

    private final List<Installed> installed;

    InstalledFeatures(List<Installed> installed) {
        this.installed = List.copyOf(installed);
    }

    /** Returns the sign-in methods of the features' providers, by the ids of the providers. */
    Map<String, SignInMethod> methods() {
        Map<String, SignInMethod> methods = new LinkedHashMap<>();
        installed.forEach(added -> methods.putAll(added.methods()));
        return methods;
    }

    List<SignInStep> steps() {
        return installed.stream().flatMap(added -> added.steps().stream()).toList();
    }

    List<RouteSpec> routes() {
        return installed.stream().flatMap(added -> added.routes().stream()).toList();
    }

    List<SessionClaims> claims() {
        return installed.stream().flatMap(added -> added.claims().stream()).toList();
    }

    List<AccountSection> sections() {
        return installed.stream().flatMap(added -> added.sections().stream()).toList();
    }

    List<ConfirmOffer> confirmations() {
        return installed.stream()
                .flatMap(added -> added.confirmations().stream())
                .toList();
    }

    List<RequestAuthentication> requests() {
        return installed.stream().flatMap(added -> added.requests().stream()).toList();
    }

    List<RouteSpec> wellKnown() {
        return installed.stream().flatMap(added -> added.wellKnown().stream()).toList();
    }

    /** Returns the listeners of the application, then those of features. */
    List<Consumer<? super AuthEvent>> listeners(List<Consumer<? super AuthEvent>> ofApplication) {
        List<Consumer<? super AuthEvent>> all = new ArrayList<>(ofApplication);
        installed.forEach(added -> all.addAll(added.listeners()));
        return all;
    }

    /** Returns the API of this type; empty if no feature offers it. */
    <T> Optional<T> api(Class<T> type) {
        return installed.stream()
                .flatMap(added -> added.api().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
