package dev.latchkey.session;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.OpenedToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An opened session token, with everything that is the same for each request with this token.
 *
 * @param claims the claims that applications see
 * @param facts the facts that Latchkey itself keeps in the token
 * @param ends the latest end of the session, in seconds since the epoch
 * @param standing the result of reading the token until it must be renewed, if the {@code jwt} callback leaves the
 *     claims as they are; {@code null} if there is a {@code session} callback, or if the token has no end or no user
 */
record CachedSessionToken(
        OpenedToken opened,
        Claims claims,
        SessionFacts facts,
        long ends,
        @Nullable SessionReadResult standing) {

    /** Returns the end of the token, or {@code most} if the token has no earlier end. */
    Instant until(Instant most) {
        return Instant.ofEpochSecond(Math.min(Math.min(opened.expires(), ends), most.getEpochSecond()));
    }

    /** Returns the user's id, or an empty text if the token has none. */
    String subject() {
        return claims.text("sub").orElse("");
    }
}
