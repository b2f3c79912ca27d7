package dev.latchkey.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the variables in the addresses of a catalogue provider, as in {@code {baseUrl}/user}.
 *
 * @param values the values by the names of the variables; a value is empty if it is not set
 * @param optional the names of the variables that need not be set
 * @param derived templates of variables that depend on other variables, by name; setting such another variable also
 *     sets these
 */
record AddressVariables(Map<String, String> values, Set<String> optional, Map<String, String> derived) {

    private static final AddressVariables NONE = new AddressVariables(Map.of(), Set.of(), Map.of());

    static AddressVariables none() {
        return NONE;
    }

    AddressVariables with(String name, String value) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException(
                    "No variable \"" + name + "\" here, only " + new TreeSet<>(values.keySet()));
        }
        AddressVariables changed = changed(name, value);
        for (Map.Entry<String, String> entry : derived.entrySet()) {
            if (entry.getValue().contains("{" + name + "}")) {
                changed = changed.changed(entry.getKey(), changed.expand(entry.getValue()));
            }
        }
        return changed;
    }

    private AddressVariables changed(String name, String value) {
        return new AddressVariables(OAuthSettings.with(values, name, value), optional, derived);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns {@code template} with the name in braces replaced by the value, for each variable that has a value. */
    String expand(String template) {
        String expanded = template;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                expanded = expanded.replace("{" + entry.getKey() + "}", entry.getValue());
            }
        }
        return expanded;
    }

    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (entry.getValue().isEmpty() && !optional.contains(entry.getKey())) {
                missing.add(entry.getKey());
            }
        }
        return missing;
    }
}
