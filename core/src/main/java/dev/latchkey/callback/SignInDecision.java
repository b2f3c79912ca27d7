package dev.latchkey.callback;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link SignInCallback} decided. */
public final class SignInDecision {

    private static final SignInDecision ALLOW = new SignInDecision(true, null);
    private static final SignInDecision REFUSE = new SignInDecision(false, null);

    private final boolean allowed;
    private final @Nullable String url;

    private SignInDecision(boolean allowed, @Nullable String url) {
        this.allowed = allowed;
        this.url = url;
    }

    /** Sign in. */
    public static SignInDecision allow() {
        return ALLOW;
    }

    /** Do not sign in: the error page says {@code AccessDenied}. */
    public static SignInDecision refuse() {
        return REFUSE;
    }

    /** Do not sign in, go there instead; the URL is checked as any callback URL is. */
    public static SignInDecision redirect(String url) {
        return new SignInDecision(false, requireNonNull(url, "url"));
    }

    /** {@link #allow}, or {@link #refuse}. */
    public static SignInDecision allowIf(boolean condition) {
        return condition ? allow() : refuse();
    }

    /** Whether to sign in. */
    public boolean isAllowed() {
        return allowed;
    }

    /** Where to go instead of signing in. */
    public Optional<String> elsewhere() {
        return Optional.ofNullable(url);
    }

    @Override
    public String toString() {
        return allowed ? "SignInDecision[allow]" : url == null ? "SignInDecision[refuse]" : "SignInDecision[redirect]";
    }
}
