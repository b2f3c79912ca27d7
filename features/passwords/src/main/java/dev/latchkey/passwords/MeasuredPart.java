package dev.latchkey.passwords;

import com.nulabinc.zxcvbn.matchers.L33tMatcher;
import java.util.List;
import java.util.Map;

/**
 * The first characters of a password, as many as zxcvbn can measure in a few milliseconds. zxcvbn tries every
 * combination of letters for which characters such as {@code 4}, {@code @} and {@code (} can stand, and looks up every
 * part of the password in each. Nineteen such characters have 576 combinations, which takes seconds for 64 characters.
 *
 * <p>Many combinations take many different characters, so the part is never shorter than twelve of them.
 */
final class MeasuredPart {

    /** Nobody guesses so many characters. */
    private static final int MOST_CHARACTERS = 64;

    /** Combinations times parts; as much as eight combinations of 64 characters. */
    static final long MOST_WORK = 8L * MOST_CHARACTERS * MOST_CHARACTERS;

    private static final L33tMatcher STANDS_FOR = new L33tMatcher(null, Map.of());

    private MeasuredPart() {}

    static String of(String password) {
        String part = password.substring(0, Math.min(MOST_CHARACTERS, password.length()));
        while (work(part) > MOST_WORK) {
            part = part.substring(0, part.length() - 1);
        }
        return part;
    }

    /** Returns how much zxcvbn has to look up, without what depends on the dictionaries. */
    static long work(String password) {
        long combinations = STANDS_FOR.relevantL33tSubTable(password).values().stream()
                .mapToLong(List::size)
                .reduce(1, Math::multiplyExact);
        return combinations * password.length() * password.length();
    }
}
