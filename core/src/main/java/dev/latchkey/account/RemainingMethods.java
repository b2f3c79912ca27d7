package dev.latchkey.account;

import dev.latchkey.feature.SignInMethod;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.util.Map;

/** How users can still sign in: with their accounts at providers that are configured, or without any account. */
public final class RemainingMethods {

    private final Map<String, SignInMethod> methods;

    /** {@code methods} are by the ids of their providers. */
    public RemainingMethods(Map<String, SignInMethod> methods) {
        this.methods = Map.copyOf(methods);
    }

    /** Whether the account is of use at the moment. */
    boolean leadsIn(StoredAccount account) {
        return methods.containsKey(account.account().provider());
    }

    /** Whether the user needs no account. */
    boolean leadsInAlone(StoredUser user) {
        return methods.values().stream().anyMatch(method -> method.leadsIn(user));
    }
}
