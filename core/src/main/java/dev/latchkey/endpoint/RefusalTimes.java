package dev.latchkey.endpoint;

import dev.latchkey.seal.Randoms;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long the application's last refusals have taken. A refusal that does not ask the application takes as long as one
 * of them, drawn by lot, so that the time does not tell the two apart.
 */
final class RefusalTimes {

    private static final int REMEMBERED = 32;
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final Duration AT_FIRST = Duration.ofMillis(100); // of a hash that is made for passwords

    private final Randoms randoms;
    private final AtomicLongArray nanos = new AtomicLongArray(REMEMBERED);
    private final AtomicInteger count = new AtomicInteger();

    RefusalTimes(Randoms randoms) {
        this.randoms = randoms;
    }

    void add(Duration time) {
        Duration bounded = time.isNegative() ? Duration.ZERO : time.compareTo(MOST) > 0 ? MOST : time;
        int place = count.getAndUpdate(before -> before == Integer.MAX_VALUE ? REMEMBERED : before + 1);
        nanos.set(place % REMEMBERED, bounded.toNanos());
    }

    Duration any() {
        int known = Math.min(REMEMBERED, count.get());
        return known == 0 ? AT_FIRST : Duration.ofNanos(nanos.get(randoms.below(known)));
    }
}
