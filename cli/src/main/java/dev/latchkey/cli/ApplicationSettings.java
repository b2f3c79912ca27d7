package dev.latchkey.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an application, as its framework would read them.
 *
 * @param all everything in the file, by names with dots; nothing if there is no file
 * @param latchkey what is below {@code latchkey} there, without this prefix
 * @param environment the environment variables, those of a file {@code .env} included
 * @param open the placeholders that name no variable
 * @param file the file; {@code null} if there is none
 */
record ApplicationSettings(
        Map<String, Object> all,
        Map<String, Object> latchkey,
        Map<String, String> environment,
        List<String> open,
        @Nullable Path file) {

    private static final String PREFIX = "latchkey.";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)(?::([^}]*))?}");

    /** @param file properties, YAML, JSON, or variables in a file whose name ends with {@code .env} */
    static ApplicationSettings read(@Nullable Path file, Map<String, String> environment) {
        Map<String, String> variables = new TreeMap<>(environment);
        Map<String, Object> read = new LinkedHashMap<>();
        if (file != null && SettingsFile.isOfVariables(file)) {
            variables.putAll(SettingsFile.variables(file));
        } else if (file != null) {
            read.putAll(SettingsFile.settings(file));
        }
        List<String> open = new ArrayList<>();
        read.replaceAll((name, value) -> filled(value, variables, read, open));
        Map<String, Object> own = new LinkedHashMap<>();
        read.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !isOpen(value)) {
                own.put(name.substring(PREFIX.length()), value);
            }
        });
        return new ApplicationSettings(Map.copyOf(read), own, Map.copyOf(variables), List.copyOf(open), file);
    }

    /** Returns one of these settings of the framework, the first that is there. */
    String text(String... names) {
        for (String name : names) {
            Object value = all.get(name);
            if (value != null && !isOpen(value) && !value.toString().isBlank()) {
                return value.toString();
            }
        }
        return "";
    }

    private static boolean isOpen(Object value) {
        return PLACEHOLDER.matcher(value.toString()).find();
    }

    private static Object filled(
            Object value, Map<String, String> variables, Map<String, Object> settings, List<String> open) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(each -> filled(String.valueOf(each), variables, settings, open))
                    .toList();
        }
        return value instanceof String text ? filled(text, variables, settings, open) : value;
    }

    private static String filled(
            String text, Map<String, String> variables, Map<String, Object> settings, List<String> open) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.replaceAll(found -> {
            String name = String.valueOf(found.group(1));
            String standard = found.group(2);
            Object other = settings.get(name);
            String value = variables.containsKey(name)
                    ? variables.get(name)
                    : other != null && !isOpen(other) ? other.toString() : standard;
            if (value == null) {
                open.add(name);
                return Matcher.quoteReplacement(String.valueOf(found.group()));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
