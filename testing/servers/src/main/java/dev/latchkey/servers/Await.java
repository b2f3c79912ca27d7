package dev.latchkey.servers;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Waits for conditions that a server fulfils after some time. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Await() {}

    /** Waits until {@code condition} is true. Fails if this takes more than two minutes. */
    public static void until(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .dontCatchUncaughtExceptions()
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .atMost(PATIENCE)
                .until(condition::getAsBoolean);
    }
}
