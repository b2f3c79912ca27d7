package dev.latchkey.spring.boot;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * What {@code application.properties} and its like say below {@code latchkey}, name by name: the core knows the names,
 * and refuses what it does not know. Editors know them by the metadata in the core's jar.
 */
final class LatchkeyPropertyReader {

    private static final String PREFIX = "latchkey.";

    private LatchkeyPropertyReader() {}

    /**
     * Returns the settings, without the prefix. A list is the one of the source that counts most, as everywhere in
     * Spring.
     */
    static Map<String, String> of(ConfigurableEnvironment environment) {
        Map<String, PropertySource<?>> owners = new HashMap<>();
        Map<String, String> settings = new TreeMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed) {
                for (String name : listed.getPropertyNames()) {
                    if (name.startsWith(PREFIX) && source.equals(owner(owners, name, source))) {
                        put(settings, name.substring(PREFIX.length()), environment.getProperty(name));
                    }
                }
            }
        }
        return settings;
    }

    /** Returns the process's variables. */
    static Map<String, String> variables(ConfigurableEnvironment environment) {
        Map<String, String> variables = new HashMap<>();
        environment.getSystemEnvironment().forEach((name, value) -> put(variables, name, String.valueOf(value)));
        return variables;
    }

    private static @Nullable PropertySource<?> owner(
            Map<String, PropertySource<?>> owners, String name, PropertySource<?> source) {
        int index = name.indexOf('[');
        String whole = index < 0 ? name : name.substring(0, index);
        owners.putIfAbsent(whole, source);
        return owners.get(whole);
    }

    private static void put(Map<String, String> texts, String name, @Nullable String value) {
        if (value != null) {
            texts.putIfAbsent(name, value);
        }
    }
}
