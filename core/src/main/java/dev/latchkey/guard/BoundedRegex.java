package dev.latchkey.guard;

import java.util.regex.Pattern;

/** A regular expression that answers within a fixed amount of work, whatever text it is given. */
final class BoundedRegex {

    /** Longer than the request line that common servers accept. */
    static final int MAX_LENGTH = 8192;

    /** Some milliseconds of matching; a pattern that does not backtrack needs about one read a character. */
    private static final int MAX_READS = 200_000;

    /** Between two reads. */
    private static final int MAX_UNREAD_STEPS = 10_000;

    enum Answer {
        YES,
        NO,
        /** The text is too long, or deciding took too much work: treat the request as the more guarded one. */
        GAVE_UP
    }

    private final Pattern regex;

    private BoundedRegex(Pattern regex) {
        this.regex = regex;
    }

    /**
     * Compiles what was made of a pattern.
     *
     * @throws IllegalArgumentException if it may go on and on without reading the text
     */
    static BoundedRegex compile(String regex, int flags, String pattern) {
        if (RegexStepBound.of(regex) > MAX_UNREAD_STEPS) {
            throw new IllegalArgumentException("Too many ways to match nothing in \"" + pattern
                    + "\": take out counts and alternatives of what may be empty");
        }
        return new BoundedRegex(Pattern.compile(regex, flags));
    }

    /** Does the whole of {@code text} match? */
    Answer matches(CharSequence text) {
        if (text.length() > MAX_LENGTH) {
            return Answer.GAVE_UP;
        }
        try {
            return regex.matcher(new BoundedCharSequence(text, MAX_READS)).matches() ? Answer.YES : Answer.NO;
        } catch (BoundedCharSequence.Exhausted tooMuchWork) {
            return Answer.GAVE_UP;
        } catch (StackOverflowError tooDeep) {
            return Answer.GAVE_UP; // the JDK's matcher recurses once a round for (?:a|b)*
        }
    }
}
