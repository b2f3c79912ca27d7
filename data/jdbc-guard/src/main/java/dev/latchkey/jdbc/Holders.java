package dev.latchkey.jdbc;

import dev.latchkey.SessionScope;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Session;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Who may hold a connection of one data source now: the session in scope, or the system. */
final class Holders {

    private final ThreadLocal<@Nullable String> system = new ThreadLocal<>();
    private final Set<String> claims;

    Holders(Set<String> claims) {
        this.claims = Set.copyOf(claims);
    }

    /**
     * The session in scope; {@code null} in the system scope.
     *
     * @throws AuthException.Refused if there is neither
     * @throws IllegalStateException if there are both
     */
    @Nullable
    Session current() {
        if (system.get() == null) {
            return SessionScope.require();
        }
        requireNoSession();
        return null;
    }

    Binding binding(@Nullable Session holder) {
        return holder == null ? Binding.SYSTEM : Binding.of(holder, claims);
    }

    <T extends @Nullable Object> T asSystem(String reason, Callable<T> work) throws Exception {
        requireNoSession();
        String outer = system.get();
        system.set(reason);
        try {
            return work.call();
        } finally {
            if (outer == null) {
                system.remove();
            } else {
                system.set(outer);
            }
        }
    }

    private static void requireNoSession() {
        if (SessionScope.current().isPresent()) {
            throw new IllegalStateException("The system scope is not for code that serves somebody who is signed in");
        }
    }
}
