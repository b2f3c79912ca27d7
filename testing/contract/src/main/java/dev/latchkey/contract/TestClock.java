package dev.latchkey.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class TestClock implements InstantSource {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    private volatile Instant now = START;

    TestClock() {}

    /** Moves the clock forward by {@code duration}. */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Moves the clock back to its first instant. */
    public void reset() {
        now = START;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
