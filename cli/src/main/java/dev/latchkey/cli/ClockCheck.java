package dev.latchkey.cli;

import java.time.Duration;

/** Compares the clock of a server with this machine's, by the time in its answer. */
record ClockCheck(Findings findings) {

    /** A response says the time in whole seconds, and the way takes a while. */
    private static final Duration UNCERTAINTY = Duration.ofSeconds(2);

    /** @param tolerance how far the clocks may differ */
    void run(String who, HttpProbe.Answer answer, Duration tolerance) {
        answer.skew()
                .filter(skew -> skew.abs().compareTo(tolerance.plus(UNCERTAINTY)) > 0)
                .ifPresent(skew -> findings.add(
                        Problem.CLOCK_SKEWED,
                        who + " has a clock that is " + skew.abs().toSeconds() + " s "
                                + (skew.isNegative() ? "behind" : "ahead of") + " this machine's, and "
                                + tolerance.toSeconds() + " s are tolerated"));
    }
}
