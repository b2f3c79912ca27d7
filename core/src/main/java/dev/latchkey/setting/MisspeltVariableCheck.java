package dev.latchkey.setting;

import dev.latchkey.text.NearestName;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final List<String> KNOWN = CoreSettings.ALL.stream()
            .flatMap(setting -> setting.variables().stream())
            .toList();

    /** Matches the variable of a provider, such as {@code AUTH_GITHUB_ID}. */
    private static final Pattern OF_PROVIDER = Pattern.compile("AUTH_[A-Z0-9_]+_(ID|SECRET|ISSUER|FROM|SERVER|KEY)");

    private MisspeltVariableCheck() {}

    static List<String> misspelt(Map<String, String> environment) {
        return environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
                .filter(name -> !OF_PROVIDER.matcher(name).matches())
                .sorted()
                .flatMap(name -> misspelt(name, NearestName.of(name, KNOWN)))
                .toList();
    }

    private static Stream<String> misspelt(String name, String nearest) {
        return NearestName.distance(name, nearest) <= nearest.length() / CHARACTERS_FOR_ONE
                ? Stream.of("Unknown setting " + name + ": did you mean " + nearest + "?")
                : Stream.empty();
    }
}
