package dev.latchkey.session;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.OpenedToken;
import org.jspecify.annotations.Nullable;

/**
 * A session's token that was opened, with what is the same for each request that brings it.
 *
 * @param claims what applications see of it
 * @param facts what the library itself keeps in it
 * @param ends when the session ends at the latest, in seconds since the epoch
 * @param standing what reading it comes to until it is due for renewal; {@code null} if callbacks have a say in that,
 *     or it has no end, or names nobody
 */
record CachedSessionToken(
        OpenedToken opened,
        Claims claims,
        SessionFacts facts,
        long ends,
        @Nullable SessionReadResult standing) {}
