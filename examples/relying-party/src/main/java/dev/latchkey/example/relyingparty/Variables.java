package dev.latchkey.example.relyingparty;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The variables {@code AUTH_OIDC_…}. */
final class Variables {

    private static final String PREFIX = "AUTH_OIDC_";
    private static final Set<String> KNOWN = Set.of(
            "ISSUER",
            "ID",
            "SECRET",
            "AUTH",
            "KEY",
            "SCOPE",
            "RESPONSE_MODE",
            "REQUEST",
            "PARAMETERS",
            "PROFILE",
            "USERINFO",
            "ALG",
            "ENCRYPTED",
            "CLAIMS",
            "WEBFINGER",
            "KEYSTORE",
            "KEYSTORE_PASSWORD",
            "DPOP",
            "DISCOVERY",
            "RESOURCE");

    private final Map<String, String> values;

    /**
     * Reads the environment.
     *
     * @throws IllegalStateException if it has a variable that this example does not know
     */
    Variables(Map<String, String> values) {
        this.values = values;
        for (String name : values.keySet()) {
            if (name.startsWith(PREFIX) && !KNOWN.contains(name.substring(PREFIX.length()))) {
                throw new IllegalStateException(name + " is not a variable of this example");
            }
        }
    }

    @Nullable
    String value(String suffix) {
        String value = values.get(PREFIX + suffix);
        return value == null || value.isBlank() ? null : value;
    }

    String valueOr(String suffix, String otherwise) {
        String value = value(suffix);
        return value == null ? otherwise : value;
    }

    boolean isTrue(String suffix) {
        return "true".equals(value(suffix));
    }

    /** Returns the words of a variable, which blanks or commas separate. */
    List<String> words(String suffix) {
        return Arrays.stream(valueOr(suffix, "").split("[ ,]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Returns the words of a variable, all of which must be among {@code known}. */
    List<String> wordsOf(String suffix, String... known) {
        List<String> words = words(suffix);
        words.forEach(word -> oneOf(suffix, word, known));
        return words;
    }

    /** Returns {@code value} of a variable, which must be one of {@code known}. */
    String oneOf(String suffix, String value, String... known) {
        if (Stream.of(known).noneMatch(value::equals)) {
            throw wrong(suffix, "is none of " + List.of(known));
        }
        return value;
    }

    IllegalStateException wrong(String suffix, String what) {
        return new IllegalStateException(PREFIX + suffix + " " + what);
    }
}
