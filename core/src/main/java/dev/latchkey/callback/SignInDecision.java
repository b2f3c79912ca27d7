package dev.latchkey.callback;

import static java.util.Objects.requireNonNull;

/** What a {@link SignInCallback} decided. */
public sealed interface SignInDecision {

    /** Sign in. */
    static SignInDecision allow() {
        return new Allow();
    }

    /** Do not sign in: the error page says {@code AccessDenied}. */
    static SignInDecision refuse() {
        return new Refuse();
    }

    /** Do not sign in, go there instead; the URL is checked as any callback URL is. */
    static SignInDecision redirect(String url) {
        return new Redirect(url);
    }

    /** {@link #allow}, or {@link #refuse}. */
    static SignInDecision allowIf(boolean condition) {
        return condition ? allow() : refuse();
    }

    record Allow() implements SignInDecision {}

    record Refuse() implements SignInDecision {}

    record Redirect(String url) implements SignInDecision {
        public Redirect {
            requireNonNull(url, "url");
        }
    }
}
