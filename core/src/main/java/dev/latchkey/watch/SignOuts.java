package dev.latchkey.watch;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers the order of sign-outs on this node, in a fixed space. So a connection can ask whether its user has signed
 * out since its request came in. Users whose ids have the same place share the answer: it may be yes for a user who has
 * not signed out, and is never no for one who has.
 */
final class SignOuts {

    private static final int PLACES = 1024;

    private final AtomicLong all = new AtomicLong();
    private final AtomicLongArray last = new AtomicLongArray(PLACES);

    /** Returns the moment for {@link #isAfter}. */
    long moment() {
        return all.get();
    }

    void add(String userId) {
        last.accumulateAndGet(place(userId), all.incrementAndGet(), Math::max);
    }

    /** Returns whether the user has signed out after {@code moment}. */
    boolean isAfter(long moment, String userId) {
        return last.get(place(userId)) > moment;
    }

    private static int place(String userId) {
        return Math.floorMod(userId.hashCode(), PLACES);
    }
}
