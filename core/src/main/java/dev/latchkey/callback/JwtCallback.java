package dev.latchkey.callback;

import dev.latchkey.model.Claims;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a session token holds. Called at sign-in, on update, and whenever a session is read, so slow work on
 * {@link JwtTrigger#READ} slows down every request.
 */
@FunctionalInterface
public interface JwtCallback {

    /**
     * Returns the claims to keep. If they differ from those of the token, the browser gets a new token.
     *
     * @return the claims; {@code null} ends the session
     * @throws Exception if it fails; then nobody is signed in for this request, and the browser keeps its token (W24)
     */
    @Nullable
    Claims jwt(JwtContext context) throws Exception;
}
