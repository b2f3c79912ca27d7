package dev.latchkey;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.ConfirmOffer;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.SignInStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the features of an application add, in their order. */
final class InstalledFeatures {

    private final List<Installed> installed;

    InstalledFeatures(List<Installed> installed) {
        this.installed = List.copyOf(installed);
    }

    /** How people sign in with the providers of features, by the ids of the providers. */
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

    List<AccountSection> sections() {
        return installed.stream().flatMap(added -> added.sections().stream()).toList();
    }

    List<ConfirmOffer> confirmations() {
        return installed.stream()
                .flatMap(added -> added.confirmations().stream())
                .toList();
    }

    /** Returns the listeners of the application, then those of features. */
    List<Consumer<? super AuthEvent>> listeners(List<Consumer<? super AuthEvent>> ofApplication) {
        List<Consumer<? super AuthEvent>> all = new ArrayList<>(ofApplication);
        installed.forEach(added -> all.addAll(added.listeners()));
        return all;
    }

    /** The API of a type; empty if no feature hands one out. */
    <T> Optional<T> api(Class<T> type) {
        return installed.stream()
                .flatMap(added -> added.api().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
