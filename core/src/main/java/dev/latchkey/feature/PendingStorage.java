package dev.latchkey.feature;

import dev.latchkey.model.Claims;
import java.util.Optional;

/** Stores a sign-in while it waits. If several calls continue from the same state of a sign-in, only one succeeds. */
sealed interface PendingStorage permits StorePendingStorage, CookiePendingStorage {

    /**
     * Stores the present state of a sign-in, which replaces the state before.
     *
     * @return the content of the cookie; empty if the sign-in has already continued or was ended meanwhile
     * @throws dev.latchkey.error.AuthException.Fault if the sign-in is too long to be stored
     */
    Optional<Claims> keep(Proven soFar);

    /** Returns the waiting sign-in of a cookie; empty if none waits. */
    Optional<Proven> find(Claims cookie);

    /** Ends a sign-in. Returns {@code false} if it has already continued or was ended meanwhile. */
    boolean end(Proven soFar);
}
