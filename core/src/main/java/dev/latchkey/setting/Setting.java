package dev.latchkey.setting;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An option that a configuration file and the environment can choose too.
 *
 * @param name in lower case with dashes, below {@code latchkey.}, such as {@code sessions.idle}
 * @param standard what it is if nobody chooses it, as a file would say it or in words; empty if it is nothing
 * @param about what it does, in a plain sentence
 * @param variables of Auth.js that say the same
 */
public record Setting<T>(
        String name, SettingType<T> type, String call, String standard, String about, List<String> variables)
        implements Option<T> {

    /** The prefix of names in configuration files. */
    public static final String PREFIX = "latchkey.";

    public Setting {
        requireNonNull(name, "name");
        variables = List.copyOf(variables);
    }

    /** Returns the name in a configuration file. */
    public String fullName() {
        return PREFIX + name;
    }

    /** Its name in the environment. */
    public String variable() {
        return variable(name);
    }

    static String variable(String name) {
        return (PREFIX + name)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceAll("_$", "");
    }

    /** What is wrong with a value, in words that follow its name; {@code null} if nothing is. */
    @Nullable
    String fault(T value) {
        try {
            type.check().accept(value);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** Returns a setting; what is in the record. */
    public static <T> Setting<T> of(
            String name, SettingType<T> type, String call, String standard, String about, String... variables) {
        return new Setting<>(name, type, call, standard, about, List.of(variables));
    }
}
