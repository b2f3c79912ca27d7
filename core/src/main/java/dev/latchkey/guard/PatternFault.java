package dev.latchkey.guard;

/** Creates exceptions that say what is wrong with a pattern, at which position, and how to correct the pattern. */
final class PatternFault {

    private PatternFault() {}

    /** Returns the exception for {@code problem} at {@code index} of {@code source}, counted from 0. */
    static IllegalArgumentException at(int index, String source, String problem, String repair) {
        return new IllegalArgumentException(problem + " at " + index + " in \"" + source + "\": " + repair);
    }
}
