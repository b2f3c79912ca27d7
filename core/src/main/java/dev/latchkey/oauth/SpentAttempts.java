package dev.latchkey.oauth;

import java.time.Instant;

/** The attempts that have come back, for as long as their cookies would open: each counts once. */
sealed interface SpentAttempts permits SpentInMemory, SpentInStore {

    /**
     * Whether this call is the first with {@code key}, of however many at the same time.
     *
     * @param begun when the attempt began, by the clock of the node that began it; in whole seconds
     * @throws dev.latchkey.error.AuthException.Fault if that is not known: then nobody is signed in by it
     */
    boolean spend(String key, Instant begun);
}
