package dev.latchkey.callback;

import dev.latchkey.model.Claims;
import org.jspecify.annotations.Nullable;

/**
 * Decides which claims a session token contains. Latchkey calls this callback at sign-in, on update, and whenever it
 * reads a session for a request. Slow work on {@link JwtTrigger#READ} therefore slows down every request. Latchkey does
 * not call this callback when it asks whether an open connection may stay open
 * ({@link dev.latchkey.AuthExchange#watch}), because no response could keep the claims.
 */
@FunctionalInterface
public interface JwtCallback {

    /**
     * Returns the claims to keep. If they differ from those of the token, the browser gets a new token.
     *
     * @return the claims; {@code null} ends the session
     * @throws Exception if the callback fails; this request then has no session, and the browser keeps its token (W24)
     */
    @Nullable
    Claims jwt(JwtContext context) throws Exception;
}
