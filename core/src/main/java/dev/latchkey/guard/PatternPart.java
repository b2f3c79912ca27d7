package dev.latchkey.guard;

/** One part of a parsed path pattern. */
sealed interface PatternPart {

    /** Text that stands for itself. */
    record Text(String text) implements PatternPart {}

    /**
     * A parameter or a group. {@code regex} is Java's spelling of what it matches, empty for a group of text only;
     * {@code modifier} is empty, {@code ?}, {@code +} or {@code *}.
     */
    record Parameter(String prefix, String regex, String suffix, String modifier) implements PatternPart {

        boolean repeats() {
            return modifier.equals("+") || modifier.equals("*");
        }
    }
}
