package dev.latchkey.guard;

/** One part of a parsed path pattern. */
sealed interface PatternPart {

    /** Literal text. */
    record Text(String text) implements PatternPart {}

    /**
     * A parameter or a group. {@code regex} is its pattern in Java's syntax. The regex is empty for a group that
     * contains only text. {@code modifier} is empty, {@code ?}, {@code +} or {@code *}.
     */
    record Parameter(String prefix, String regex, String suffix, String modifier) implements PatternPart {

        boolean repeats() {
            return modifier.equals("+") || modifier.equals("*");
        }
    }
}
