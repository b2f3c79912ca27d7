package dev.latchkey;

import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.feature.SignInStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    List<AccountSection> sections() {
        return installed.stream().flatMap(added -> added.sections().stream()).toList();
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
