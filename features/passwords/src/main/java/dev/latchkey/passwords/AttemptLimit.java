package dev.latchkey.passwords;

import dev.latchkey.feature.FeatureContext;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.observe.Observer;
import dev.latchkey.provider.RateLimit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits how often somebody may fail. An attempt that succeeds costs the store one read. Attempts at the same time
 * count as failed until they end, so of any number, no more are looked at than the limit still allows on this node
 * (B32).
 */
final class AttemptLimit {

    private final RateLimiter limits;
    private final Observer observer;
    private final String what;
    private final RateLimit limit;
    private final Map<String, Integer> running = new HashMap<>();

    AttemptLimit(FeatureContext context, String what, RateLimit limit) {
        this.limits = context.limits();
        this.observer = context.observer();
        this.what = what;
        this.limit = limit;
    }

    /** Begins an attempt, which must end with {@link #end}; {@code false}: it must not be looked at, and has ended. */
    boolean begin(String who) {
        int now = running(who, 1);
        boolean room = false;
        try {
            room = now <= limits.available(what, who, limit);
        } finally {
            if (!room) {
                observer.limited(what);
                end(who);
            }
        }
        return room;
    }

    /** Counts an attempt that has failed, before it ends. Returns how long to wait; zero: another may be made. */
    Duration fail(String who) {
        return limits.count(what, who, limit).orElse(Duration.ZERO);
    }

    void end(String who) {
        running(who, -1);
    }

    /** Returns how many attempts run, after the change. */
    private synchronized int running(String who, int change) {
        int now = running.getOrDefault(who, 0) + change;
        if (now == 0) {
            running.remove(who);
        } else {
            running.put(who, now);
        }
        return now;
    }
}
