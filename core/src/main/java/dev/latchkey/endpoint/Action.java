package dev.latchkey.endpoint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first segment below the base path (wire.md#requests). */
enum Action {
    PROVIDERS("providers", false, "GET, HEAD"),
    SESSION("session", false, "GET, HEAD, POST"),
    CSRF("csrf", false, "GET, HEAD"),
    SIGNIN("signin", true, "GET, HEAD, POST"),
    SIGNOUT("signout", false, "GET, HEAD, POST"),
    CALLBACK("callback", true, "GET, HEAD, POST"),
    VERIFY_REQUEST("verify-request", false, "GET, HEAD"),
    ERROR("error", false, "GET, HEAD"),
    WEBAUTHN_OPTIONS("webauthn-options", true, "GET, HEAD");

    /** The action of a way to sign in that this version does not have: it leads nowhere. */
    static final Set<Action> ABSENT = Set.of(WEBAUTHN_OPTIONS);

    final String wire;
    final boolean takesProvider;
    private final String methods;

    Action(String wire, boolean takesProvider, String methods) {
        this.wire = wire;
        this.takesProvider = takesProvider;
        this.methods = methods;
    }

    /** The {@code Allow} header. */
    String allow(@Nullable String providerId) {
        return this == SIGNIN && providerId != null ? "POST" : methods;
    }

    static @Nullable Action named(String wire) {
        for (Action action : values()) {
            if (action.wire.equals(wire)) {
                return action;
            }
        }
        return null;
    }
}
