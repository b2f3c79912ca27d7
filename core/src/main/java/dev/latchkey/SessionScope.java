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

    private static final ThreadLocal<@Nullable AuthExchange> CURRENT = new ThreadLocal<>();

    private SessionScope() {}

    /** The session, or empty if nobody is signed in or no request is being served. */
    public static Optional<Session> current() {
        AuthExchange exchange = CURRENT.get();
        return exchange == null ? Optional.empty() : exchange.session();
    }

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
        AuthExchange outer = CURRENT.get();
        CURRENT.set(exchange);
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
