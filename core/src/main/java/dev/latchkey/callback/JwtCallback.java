package dev.latchkey.callback;

import dev.latchkey.model.Claims;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a session token holds. Called at sign-in, on update, and whenever a session is read: a callback that
 * does slow work on {@link Trigger#READ} slows every request.
 */
@FunctionalInterface
public interface JwtCallback {

    /**
     * Answers with the claims to keep; if they differ from the token's, a new token is sealed and sent.
     *
     * @return {@code null} ends the session
     * @throws Exception nobody is signed in for this request; the browser keeps its token (W24)
     */
    @Nullable
    Claims jwt(JwtContext context) throws Exception;
}
