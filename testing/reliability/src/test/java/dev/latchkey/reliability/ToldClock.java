package dev.latchkey.reliability;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The clock of the system, until it is told what time it is: then it stands. */
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
