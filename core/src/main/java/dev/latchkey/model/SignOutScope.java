package dev.latchkey.model;

import java.util.Locale;
import java.util.Optional;

/** What a sign-out ends. */
public enum SignOutScope {
    /** The session of this browser here, and nothing else. */
    LOCAL,
    /** The session of this browser here, and the session at the provider at which the user signed in. */
    PROVIDER,
    /** All sessions of the user here, on every device, and the session at the provider as in {@link #PROVIDER}. */
    EVERYWHERE;

    /** Returns the name in a form, such as {@code everywhere}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the scope that a form names; empty if there is no such scope. */
    public static Optional<SignOutScope> of(String wire) {
        for (SignOutScope scope : values()) {
            if (scope.wire().equals(wire)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
