package dev.latchkey.guard;

/** Tells the author of a pattern what is wrong with it, where, and how to write it instead. */
final class PatternFault {

    private PatternFault() {}

    /** Returns the exception for {@code problem} at {@code index} of {@code source}, counted from 0. */
    static IllegalArgumentException at(int index, String source, String problem, String repair) {
        return new IllegalArgumentException(problem + " at " + index + " in \"" + source + "\": " + repair);
    }
}
