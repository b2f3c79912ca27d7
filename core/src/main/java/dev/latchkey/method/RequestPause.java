package dev.latchkey.method;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits in the thread of a request. */
public final class RequestPause {

    private RequestPause() {}

    public static void pause(Duration time) {
        if (!time.isZero()) {
            new CompletableFuture<@Nullable Void>()
                    .completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS)
                    .join();
        }
    }
}
