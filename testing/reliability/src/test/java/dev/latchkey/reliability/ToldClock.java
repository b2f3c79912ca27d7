package dev.latchkey.reliability;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Shows the time of the system until a test sets a time, and from then on that time. */
final class ToldClock implements InstantSource {

    private final InstantSource system = InstantSource.system();
    private volatile @Nullable Instant told;

    @Override
    public Instant instant() {
        Instant now = told;
        return now == null ? system.instant() : now;
    }

    void tell(Instant now) {
        told = now;
    }
}
