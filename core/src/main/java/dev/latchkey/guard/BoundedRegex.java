package dev.latchkey.guard;

import java.util.regex.Pattern;

/** A regular expression whose match needs only a limited amount of work for any text. */
final class BoundedRegex {

    /** The length of the longest text that is matched. Common servers accept no longer request line. */
    static final int MAX_LENGTH = 8192;

    /**
     * The maximum number of reads, which take some milliseconds. A pattern that does not backtrack needs about one read
     * for each character.
     */
    private static final int MAX_READS = 200_000;

    /** The maximum number of steps between two reads. */
    private static final int MAX_UNREAD_STEPS = 10_000;

    enum Answer {
        YES,
        NO,
        /**
         * The match was not decided, because the text is too long or the work was too much. Treat the request as
         * guarded.
         */
        GAVE_UP
    }

    private final Pattern regex;

    private BoundedRegex(Pattern regex) {
        this.regex = regex;
    }

    /**
     * Compiles a translated pattern.
     *
     * @throws IllegalArgumentException if the pattern may take too many steps without reading the text
     */
    static BoundedRegex compile(String regex, int flags, String pattern) {
        if (RegexStepBound.of(regex) > MAX_UNREAD_STEPS) {
            throw new IllegalArgumentException("Too many ways to match nothing in \"" + pattern
                    + "\": take out counts and alternatives of what may be empty");
        }
        return new BoundedRegex(Pattern.compile(regex, flags));
    }

    /** Returns whether the whole of {@code text} matches. */
    Answer matches(CharSequence text) {
        if (text.length() > MAX_LENGTH) {
            return Answer.GAVE_UP;
        }
        try {
            return regex.matcher(new BoundedCharSequence(text, MAX_READS)).matches() ? Answer.YES : Answer.NO;
        } catch (BoundedCharSequence.Exhausted tooMuchWork) {
            return Answer.GAVE_UP;
        } catch (StackOverflowError tooDeep) {
            return Answer.GAVE_UP; // the JDK's matcher recurses in each round of (?:a|b)*
        }
    }
}
