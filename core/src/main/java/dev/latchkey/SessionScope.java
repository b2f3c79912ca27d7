package dev.latchkey;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The session of the request that this thread is serving, for code close to the data that is not handed the request. An
 * adapter opens the scope around the application; nothing else can open or change it, and outside a request it is
 * empty.
 */
public final class SessionScope {

    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

    private SessionScope() {}

    /**
     * The session, or empty if nobody is signed in or no request is being served.
     *
     * @throws IllegalStateException if several {@link Auth} are in front of this request
     */
    public static Optional<Session> current() {
        Scope scope = CURRENT.get();
        if (scope == null) {
            return Optional.empty();
        }
        if (scope.mixed) {
            throw new IllegalStateException(
                    "More than one Auth is in front of this request: ask the adapter of the one that is meant");
        }
        return scope.exchange.session();
    }

    /** What is open, and whether exchanges of another {@link Auth} are open around it. */
    private record Scope(AuthExchange exchange, boolean mixed) {}

    /**
     * The session.
     *
     * @throws AuthException.Refused {@link ErrorCode#SESSION_REQUIRED} if there is none. An adapter turns it into a
     *     refusal: {@code 401}, or the sign-in page
     */
    public static Session require() {
        return current()
                .orElseThrow(() -> new AuthException.Refused(
                        ErrorCode.SESSION_REQUIRED, "this code runs only for somebody who is signed in"));
    }

    static <T extends @Nullable Object> T call(AuthExchange exchange, Callable<T> application) throws Exception {
        Scope outer = CURRENT.get();
        CURRENT.set(new Scope(exchange, outer != null && (outer.mixed || !outer.exchange.isOfTheSameAuthAs(exchange))));
        try {
            return application.call();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }
}
