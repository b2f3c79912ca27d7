package dev.latchkey.setting;

import dev.latchkey.text.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds misspelt names of the environment variables that Latchkey shares with Auth.js. Other programs may also have
 * variables that start with {@code AUTH_}. A name therefore counts as misspelt only if it is similar to one of the
 * known names.
 */
final class MisspeltVariableCheck {

    private static final String PREFIX = "AUTH_";

    /**
     * The number of characters in a known name for each wrong character. A name with more wrong characters, such as
     * {@code AUTH_UID}, belongs to another program, while {@code AUTH_URLS} is misspelt.
     */
    private static final int CHARACTERS_FOR_ONE = 6;

    /** Matches the variable of a provider, such as {@code AUTH_GITHUB_ID}. */
    private static final Pattern OF_PROVIDER = Pattern.compile("AUTH_[A-Z0-9_]+_(ID|SECRET|ISSUER|FROM|SERVER|KEY)");

    private MisspeltVariableCheck() {}

    static List<String> misspelt(Map<String, String> environment) {
        Set<String> known = new LinkedHashSet<>();
        for (Setting<?> setting : CoreSettings.ALL) {
            known.addAll(setting.variables());
        }
        List<String> misspelt = new ArrayList<>();
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith(PREFIX)
                    && !known.contains(name)
                    && !OF_PROVIDER.matcher(name).matches()) {
                String nearest = NearestName.of(name, known);
                if (NearestName.distance(name, nearest) <= nearest.length() / CHARACTERS_FOR_ONE) {
                    misspelt.add("Unknown setting " + name + ": did you mean " + nearest + "?");
                }
            }
        }
        return misspelt;
    }
}
