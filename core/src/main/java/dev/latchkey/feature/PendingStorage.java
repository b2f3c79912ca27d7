package dev.latchkey.feature;

import dev.latchkey.model.Claims;
import java.util.Optional;

/** Where a sign-in is kept while it waits. Of any number that go on from one state of it, one does. */
sealed interface PendingStorage permits StorePendingStorage, CookiePendingStorage {

    /**
     * Keeps a sign-in as it is now, in place of its state before.
     *
     * @return what the cookie must hold; empty: it went on already, or was ended meanwhile
     * @throws dev.latchkey.error.AuthException.Fault if it is longer than there is room for
     */
    Optional<Claims> keep(Proven soFar);

    /** What a cookie stands for; empty: nothing that waits. */
    Optional<Proven> find(Claims cookie);

    /** Ends a sign-in; {@code false}: it went on already, or was ended meanwhile. */
    boolean end(Proven soFar);
}
