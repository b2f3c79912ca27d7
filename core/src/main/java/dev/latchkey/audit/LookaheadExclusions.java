package dev.latchkey.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a pattern such as {@code /((?!api|static).*)} leaves out beyond what its author may have meant. */
final class LookaheadExclusions {

    private static final Pattern NEGATIVE = Pattern.compile("^([^(]*)\\(\\(\\?!([^()]*)\\)");
    private static final Pattern PLAIN = Pattern.compile("(?:[A-Za-z0-9_\\-./]|\\\\[.\\-])+");

    private LookaheadExclusions() {}

    /** Something left out. */
    record LeftOut(String word, String path, String neighbour) {}

    /** Each plain word that is left out, with a path that begins with it and is another. */
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
