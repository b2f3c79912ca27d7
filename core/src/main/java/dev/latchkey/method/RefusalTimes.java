package dev.latchkey.method;

import dev.latchkey.seal.Randoms;
import java.time.Duration;

/**
 * Records how long the application's last refusals at one provider took. A refusal because of a limit takes as long as
 * one of these, chosen at random. A client therefore cannot distinguish it from a real refusal by its response time.
 */
final class RefusalTimes {

    private static final int REMEMBERED = 32;
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final Duration AT_FIRST = Duration.ofMillis(100); // the time of a password hash

    private final Randoms randoms;
    private final Duration[] times = new Duration[REMEMBERED];
    private int known;
    private int next;

    RefusalTimes(Randoms randoms) {
        this.randoms = randoms;
    }

    synchronized void add(Duration time) {
        times[next] = time.isNegative() ? Duration.ZERO : time.compareTo(MOST) > 0 ? MOST : time;
        next = (next + 1) % REMEMBERED;
        known = Math.min(REMEMBERED, known + 1);
    }

    synchronized Duration any() {
        return known == 0 ? AT_FIRST : times[randoms.below(known)];
    }
}
