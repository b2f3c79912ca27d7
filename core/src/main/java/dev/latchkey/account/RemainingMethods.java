package dev.latchkey.account;

import dev.latchkey.feature.SignInMethod;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Finds the ways in which a user can still sign in, with an account at a configured provider or without any account.
 *
 * @param methods the sign-in methods by the ids of their providers, asked for only when a method of this class is
 *     called
 */
public record RemainingMethods(Supplier<Map<String, SignInMethod>> methods) {

    /** Returns whether the provider of the account is configured, so that the user can sign in with the account. */
    boolean leadsIn(StoredAccount account) {
        return methods.get().containsKey(account.account().provider());
    }

    /** Returns whether the user can sign in without an account. */
    public boolean leadsInAlone(StoredUser user) {
        return !leadingInAlone(user).isEmpty();
    }

    /** Returns the providers with which the user can sign in without an account. */
    List<String> leadingInAlone(StoredUser user) {
        return ids(method -> method.leadsIn(user));
    }

    /** Returns the providers whose accounts can be linked. */
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
