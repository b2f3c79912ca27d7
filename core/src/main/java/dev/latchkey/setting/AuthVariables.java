package dev.latchkey.setting;

import dev.latchkey.text.NearestName;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The variables that Auth.js has too. Other programs have variables that start with {@code AUTH_}, so a name counts as
 * misspelt only if it is close to one of these.
 */
final class AuthVariables {

    private static final String PREFIX = "AUTH_";
    private static final int CLOSE = 2;
    private static final List<String> KNOWN = CoreSettings.ALL.stream()
            .flatMap(setting -> setting.variables().stream())
            .toList();

    /** Of a provider: {@code AUTH_GITHUB_ID}. */
    private static final Pattern OF_PROVIDER = Pattern.compile("AUTH_[A-Z0-9_]+_(ID|SECRET|ISSUER|FROM|SERVER|KEY)");

    private AuthVariables() {}

    static List<String> misspelt(Map<String, String> environment) {
        return new TreeSet<>(environment.keySet())
                .stream()
                        .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
                        .filter(name -> !OF_PROVIDER.matcher(name).matches())
                        .filter(name -> NearestName.distance(name, NearestName.of(name, KNOWN)) <= CLOSE)
                        .map(name -> "Unknown setting " + name + ": did you mean " + NearestName.of(name, KNOWN) + "?")
                        .toList();
    }
}
