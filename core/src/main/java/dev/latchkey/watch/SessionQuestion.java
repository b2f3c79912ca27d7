package dev.latchkey.watch;

import dev.latchkey.model.SessionEnd;
import org.jspecify.annotations.Nullable;

/** Asks whether the request that opened a connection would still be let in. May block. */
@FunctionalInterface
public interface SessionQuestion {

    /**
     * Returns {@code null} if the request would be let in, {@link SessionEnd#UNAVAILABLE} if that is not known, and
     * otherwise why it would be refused.
     */
    @Nullable
    SessionEnd ask();
}
