package dev.latchkey.endpoint;

import dev.latchkey.seal.Randoms;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers failures, such as {@code K7Q4-X2P9}, so that users can name theirs to the help desk. A number is random and
 * says nothing. Its letters and digits alternate, so an address that somebody has made up can show neither a word nor a
 * telephone number.
 */
public final class FailureReferences {

    /** The parameter of a page's address. */
    static final String PARAMETER = "ref";

    private static final String LETTERS = "BCDFGHJKMNPQRSTVWXZ";
    private static final String DIGITS = "23456789";
    private static final int PAIRS = 4;
    private static final Pattern FORM =
            Pattern.compile("([" + LETTERS + "][" + DIGITS + "]){2}-([" + LETTERS + "][" + DIGITS + "]){2}");

    private final Randoms randoms;

    public FailureReferences(Randoms randoms) {
        this.randoms = randoms;
    }

    /** Returns the number of a failure that has just happened. */
    public String next() {
        StringBuilder reference = new StringBuilder();
        for (int i = 0; i < PAIRS; i++) {
            reference
                    .append(i == PAIRS / 2 ? "-" : "")
                    .append(LETTERS.charAt(randoms.below(LETTERS.length())))
                    .append(DIGITS.charAt(randoms.below(DIGITS.length())));
        }
        return reference.toString();
    }

    /** Returns a parameter that has the form of a number; {@code null} for any other. */
    static @Nullable String valid(@Nullable String parameter) {
        return parameter != null && FORM.matcher(parameter).matches() ? parameter : null;
    }
}
