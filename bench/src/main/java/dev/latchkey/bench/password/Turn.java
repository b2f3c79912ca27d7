package dev.latchkey.bench.password;

/**
 * What many checks at the same time came to.
 *
 * @param cpuNanos processor time of the whole process, that of the garbage collector included
 */
record Turn(int checked, int refused, long nanos, long cpuNanos) {

    double perSecond() {
        return checked * 1e9 / nanos;
    }

    double processorMillis() {
        return cpuNanos / 1e6 / checked;
    }
}
