package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.wire.Json;
import dev.latchkey.wire.MalformedException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the files in which applications have their settings. Messages repeat no value. */
final class SettingsFile {

    /** What Quarkus puts before a name for production. */
    private static final String PRODUCTION = "%prod.";

    private SettingsFile() {}

    static boolean isOfVariables(Path file) {
        String name = name(file);
        return name.endsWith(".env") || name.startsWith(".env");
    }

    /** Reads lines such as {@code AUTH_SECRET="…"}. */
    static Map<String, String> variables(Path file) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : text(file).lines().map(String::strip).toList()) {
            String assignment = line.startsWith("export ") ? line.substring("export ".length()) : line;
            int equals = assignment.indexOf('=');
            if (!line.startsWith("#") && equals > 0) {
                variables.put(
                        assignment.substring(0, equals).strip(),
                        unquoted(assignment.substring(equals + 1).strip()));
            }
        }
        return variables;
    }

    /** Reads a file of settings by the end of its name. The names of the result have dots. */
    static Map<String, Object> settings(Path file) {
        Map<String, Object> flat = new LinkedHashMap<>();
        String name = name(file);
        if (name.endsWith(".properties")) {
            properties(file).forEach((key, value) -> flat.put(key.toString(), value));
        } else if (name.endsWith(".yml") || name.endsWith(".yaml")) {
            yaml(file).forEach(document -> flatten("", document, flat));
        } else if (name.endsWith(".json")) {
            flatten("", json(file), flat);
        } else {
            throw CommandFailure.usage("A file of settings ends with .properties, .yml, .yaml, .json or .env");
        }
        Map<String, Object> chosen = new LinkedHashMap<>();
        flat.forEach((key, value) -> {
            if (!key.startsWith("%")) {
                chosen.put(key, value);
            }
        });
        flat.forEach((key, value) -> {
            if (key.startsWith(PRODUCTION)) {
                chosen.put(key.substring(PRODUCTION.length()), value);
            }
        });
        return chosen;
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text(file)));
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw CommandFailure.usage("The file " + file + " is no file of properties", e);
        }
    }

    /** Returns the documents of a file without those for one profile of Spring. */
    private static List<Map<?, ?>> yaml(Path file) {
        try {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            List<Map<?, ?>> documents = new ArrayList<>();
            for (Object document : yaml.loadAll(text(file))) {
                if (document instanceof Map<?, ?> map) {
                    Map<String, Object> flat = new LinkedHashMap<>();
                    flatten("", map, flat);
                    if (flat.keySet().stream().noneMatch(key -> key.startsWith("spring.config.activate."))) {
                        documents.add(map);
                    }
                }
            }
            return documents;
        } catch (YAMLException e) {
            throw CommandFailure.usage("The file " + file + " is no YAML", e);
        }
    }

    private static Map<String, @Nullable Object> json(Path file) {
        try {
            return Json.parseObject(text(file));
        } catch (MalformedException e) {
            throw CommandFailure.usage("The file " + file + " is no JSON object", e);
        }
    }

    private static void flatten(String prefix, Map<?, ?> settings, Map<String, Object> flat) {
        settings.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> inner) {
                flatten(name + ".", inner, flat);
            } else {
                flat.put(name, value == null ? "" : value);
            }
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw CommandFailure.usage("The file " + file + " cannot be read", e);
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && ((value.startsWith("\"") && value.endsWith("\"")) || (value.startsWith("'") && value.endsWith("'")));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
