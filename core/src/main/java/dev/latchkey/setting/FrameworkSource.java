package dev.latchkey.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from a framework's configuration. Names can have dots, or maps can contain maps. A list can be a list,
 * numbered names such as {@code matcher[0]} or {@code matcher.0}, or one text with commas.
 */
final class FrameworkSource {

    private static final Pattern IN_BRACKETS = Pattern.compile("\\[([0-9]{1,4})]$");

    private final Map<String, Object> flat = new LinkedHashMap<>();

    private FrameworkSource() {}

    static List<SettingValue> read(Map<String, ? extends @Nullable Object> settings) {
        FrameworkSource source = new FrameworkSource();
        source.flatten("", settings);
        return source.given();
    }

    private void flatten(String prefix, Map<?, ?> settings) {
        settings.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> inner) {
                flatten(name + ".", inner);
            } else {
                flat.put(name, value == null ? "" : value);
            }
        });
    }

    private List<SettingValue> given() {
        Map<String, TreeMap<Integer, Object>> numbered = new TreeMap<>();
        List<SettingValue> given = new ArrayList<>();
        new TreeMap<>(flat).forEach((name, value) -> {
            ListElementName number =
                    ListElementName.of(IN_BRACKETS.matcher(name).replaceFirst(".$1"), '.');
            if (number != null) {
                numbered.computeIfAbsent(number.list(), key -> new TreeMap<>()).put(number.place(), value);
            } else {
                given.add(given(name, value));
            }
        });
        numbered.forEach((name, values) -> given.add(given(name, List.copyOf(values.values()))));
        return given;
    }

    private static SettingValue given(String name, Object value) {
        return value instanceof List<?> several
                ? new SettingValue(Setting.PREFIX + name, name, several, true)
                : new SettingValue(Setting.PREFIX + name, name, List.of(value), false);
    }
}
