package dev.latchkey.callback;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The decision of a {@link SignInCallback}. */
public final class SignInDecision {

    private static final SignInDecision ALLOW = new SignInDecision(true, null);
    private static final SignInDecision REFUSE = new SignInDecision(false, null);

    private final boolean allowed;
    private final @Nullable String url;

    private SignInDecision(boolean allowed, @Nullable String url) {
        this.allowed = allowed;
        this.url = url;
    }

    /** Signs the user in. */
    public static SignInDecision allow() {
        return ALLOW;
    }

    /** Refuses the sign-in. The error page gets {@code AccessDenied}. */
    public static SignInDecision refuse() {
        return REFUSE;
    }

    /** Refuses the sign-in and sends the browser to {@code url}. Latchkey checks {@code url} like any callback URL. */
    public static SignInDecision redirect(String url) {
        return new SignInDecision(false, requireNonNull(url, "url"));
    }

    /** Returns {@link #allow} if {@code condition} holds, otherwise {@link #refuse}. */
    public static SignInDecision allowIf(boolean condition) {
        return condition ? allow() : refuse();
    }

    /** Returns whether the sign-in is allowed. */
    public boolean isAllowed() {
        return allowed;
    }

    /**
     * Returns the address to which the browser goes instead of signing in; empty unless {@link #redirect} created this
     * decision.
     */
    public Optional<String> elsewhere() {
        return Optional.ofNullable(url);
    }

    @Override
    public String toString() {
        return allowed ? "SignInDecision[allow]" : url == null ? "SignInDecision[refuse]" : "SignInDecision[redirect]";
    }
}
