package dev.latchkey.spring.boot;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Reads the properties below {@code latchkey} from {@code application.properties} and similar sources. The core refuses
 * unknown names. Editors read the names from the metadata in the core's jar.
 */
final class LatchkeyPropertyReader {

    private static final String PREFIX = "latchkey.";

    private LatchkeyPropertyReader() {}

    /**
     * Returns the settings, without the prefix. A list comes entirely from the source with the highest precedence, as
     * everywhere in Spring.
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

    /** Returns the environment variables of the process. */
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
