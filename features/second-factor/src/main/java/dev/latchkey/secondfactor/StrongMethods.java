package dev.latchkey.secondfactor;

import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.SignInMethod;
import dev.latchkey.model.Factor;
import dev.latchkey.provider.Provider;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows who has a passkey, or another sign-in method that is two factors in one. Such a user never sets up an app in
 * the middle of a sign-in, because a thief of the password would set up an app of the thief.
 */
final class StrongMethods {

    private final UserStore users;
    private final List<Provider> providers;
    private final Supplier<Map<String, SignInMethod>> methods;

    StrongMethods(FeatureContext context, UserStore users) {
        this.users = users;
        this.providers = context.providers();
        this.methods = context.methods();
    }

    /** Returns the user's strong methods; those first that the user can show as a second step. */
    List<StrongMethod> of(String userId) {
        Optional<StoredUser> user = users.user(userId);
        return providers.stream()
                .flatMap(provider -> strong(provider, methods.get().get(provider.id()), user).stream())
                .sorted(Comparator.comparing(method -> method.step().isEmpty()))
                .toList();
    }

    boolean has(String userId) {
        return !of(userId).isEmpty();
    }

    private static Optional<StrongMethod> strong(
            Provider provider, @Nullable SignInMethod method, Optional<StoredUser> user) {
        return method == null
                ? Optional.empty()
                : user.filter(found -> isStrong(method, found))
                        .map(found -> new StrongMethod(provider.id(), provider.name(), method.stepForm()));
    }

    private static boolean isStrong(SignInMethod method, StoredUser user) {
        return method.confirmation()
                        .filter(way -> way.kind() == Factor.Kind.PHISHING_RESISTANT)
                        .isPresent()
                && method.leadsIn(user);
    }
}
