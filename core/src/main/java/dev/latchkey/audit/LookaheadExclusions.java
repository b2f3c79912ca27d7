package dev.latchkey.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds paths that a pattern such as {@code /((?!api|static).*)} excludes although its author probably did not mean
 * them.
 */
final class LookaheadExclusions {

    private static final Pattern NEGATIVE = Pattern.compile("^([^(]*)\\(\\(\\?!([^()]*)\\)");
    private static final Pattern PLAIN = Pattern.compile("(?:[A-Za-z0-9_\\-./]|\\\\[.\\-])+");

    private LookaheadExclusions() {}

    /** A word that a pattern excludes, the path of the word, and another path that the word also excludes. */
    record LeftOut(String word, String path, String neighbour) {}

    /**
     * Returns an entry for each word that the pattern excludes. The result leaves out words with other syntax or a
     * slash at the end.
     */
    static List<LeftOut> of(String pattern) {
        List<LeftOut> found = new ArrayList<>();
        Matcher match = NEGATIVE.matcher(pattern);
        if (!match.find()) {
            return found;
        }
        String prefix = String.valueOf(match.group(1));
        for (String word : String.valueOf(match.group(2)).split("\\|", -1)) {
            if (PLAIN.matcher(word).matches() && !word.endsWith("/")) {
                String path = prefix + word.replace("\\", "");
                found.add(new LeftOut(word, path, path + "-other"));
            }
        }
        return found;
    }
}
