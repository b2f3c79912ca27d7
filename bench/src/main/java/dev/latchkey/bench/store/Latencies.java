package dev.latchkey.bench.store;

import java.util.Arrays;

/** Nanoseconds that something took, each time. */
final class Latencies {

    private final long[] nanos;
    private int taken;

    Latencies(int most) {
        this.nanos = new long[most];
    }

    void add(long nano) {
        nanos[taken++] = nano;
    }

    void addAll(Latencies others) {
        System.arraycopy(others.nanos, 0, nanos, taken, others.taken);
        taken += others.taken;
    }

    /** What {@code share} of them did not exceed, in microseconds. */
    double micros(double share) {
        long[] sorted = Arrays.copyOf(nanos, taken);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(taken - 1, Math.round(share * taken))] / 1_000.0;
    }
}
