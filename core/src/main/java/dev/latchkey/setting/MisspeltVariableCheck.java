package dev.latchkey.setting;

import dev.latchkey.text.NearestName;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that Auth.js has too. Other programs may have variables that start with {@code AUTH_}, so a
 * name counts as misspelt only if it is close to one of these.
 */
final class MisspeltVariableCheck {

    private static final String PREFIX = "AUTH_";

    /**
     * One wrong character is tolerated for this many characters. So {@code AUTH_UID} belongs to another program, while
     * {@code AUTH_URLS} is misspelt.
     */
    private static final int CHARACTERS_FOR_ONE = 6;

    private static final List<String> KNOWN = CoreSettings.ALL.stream()
            .flatMap(setting -> setting.variables().stream())
            .toList();

    /** The variable of a provider, such as {@code AUTH_GITHUB_ID}. */
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
