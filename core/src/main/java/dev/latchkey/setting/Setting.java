package dev.latchkey.setting;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An option that a configuration file and the environment can also set.
 *
 * @param name the name below {@code latchkey.}, in lower case with dashes, such as {@code sessions.idle}
 * @param standard the default value, in the form of a file or in words; empty if there is no default
 * @param about a plain sentence that says what the setting does
 * @param variables the Auth.js variables for the same value
 */
public record Setting<T>(
        String name, SettingType<T> type, String call, String standard, String about, List<String> variables)
        implements Option<T> {

    /** The prefix of names in configuration files. */
    public static final String PREFIX = "latchkey.";

    private static final Pattern SEPARATOR = Pattern.compile("[^A-Z0-9]+");

    public Setting {
        requireNonNull(name, "name");
        variables = List.copyOf(variables);
    }

    /** A setting is its name, of which there are no two. The name alone is quick to compare and to hash. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Setting<?> setting && name.equals(setting.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Returns the name in a configuration file. */
    public String fullName() {
        return PREFIX + name;
    }

    /** Returns the name of the setting's environment variable. */
    public String variable() {
        return variable(name);
    }

    static String variable(String name) {
        String variable =
                SEPARATOR.matcher((PREFIX + name).toUpperCase(Locale.ROOT)).replaceAll("_");
        return variable.endsWith("_") ? variable.substring(0, variable.length() - 1) : variable;
    }

    /**
     * Returns what is wrong with a value, as words that follow the name of the setting; {@code null} if the value is
     * valid.
     */
    @Nullable
    String fault(T value) {
        try {
            type.require(value);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** Returns a setting with these values. */
    public static <T> Setting<T> of(
            String name, SettingType<T> type, String call, String standard, String about, String... variables) {
        return new Setting<>(name, type, call, standard, about, List.of(variables));
    }
}
