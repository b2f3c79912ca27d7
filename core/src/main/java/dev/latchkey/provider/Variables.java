package dev.latchkey.provider;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Values that the addresses of a catalogue provider are composed of: {@code {baseUrl}/user} and the like.
 *
 * @param values by name; empty text: still to be set
 * @param derived what another variable becomes when one that it mentions is set
 */
record Variables(Map<String, String> values, Map<String, String> derived) {

    private static final Variables NONE = new Variables(Map.of(), Map.of());

    static Variables none() {
        return NONE;
    }

    Variables with(String name, String value) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException(
                    "No variable \"" + name + "\" here, only " + new TreeSet<>(values.keySet()));
        }
        Variables changed = new Variables(OAuthSettings.with(values, name, value), derived);
        for (Map.Entry<String, String> entry : derived.entrySet()) {
            if (entry.getValue().contains("{" + name + "}")) {
                String expanded = changed.expand(entry.getValue());
                changed = new Variables(OAuthSettings.with(changed.values, entry.getKey(), expanded), derived);
            }
        }
        return changed;
    }

    /** {@code template} with each variable that has a value in place of its name in braces. */
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
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
