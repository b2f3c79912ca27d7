package dev.latchkey.account;

import dev.latchkey.feature.SignInMethod;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Finds out how users can still sign in, with an account at a configured provider or without any account. */
public final class RemainingMethods {

    private final Supplier<Map<String, SignInMethod>> methods;

    /** {@code methods} are by the ids of their providers; first asked for when somebody asks about a user. */
    public RemainingMethods(Supplier<Map<String, SignInMethod>> methods) {
        this.methods = methods;
    }

    /** Whether the account is of use at the moment. */
    boolean leadsIn(StoredAccount account) {
        return methods.get().containsKey(account.account().provider());
    }

    /** Whether the user needs no account. */
    boolean leadsInAlone(StoredUser user) {
        return !leadingInAlone(user).isEmpty();
    }

    /** The providers with which the user needs no account. */
    List<String> leadingInAlone(StoredUser user) {
        return ids(method -> method.leadsIn(user));
    }

    /** The providers at which an account can be linked. */
    List<String> linking() {
        return ids(SignInMethod::linksAccounts);
    }

    private List<String> ids(Predicate<SignInMethod> wanted) {
        return methods.get().entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
