package dev.latchkey.provider;

import java.util.Map;
import java.util.Set;

/**
 * What somebody typed into the fields of a credentials form: only that, without the form's own token and return address
 * (W39). Prints the names of the fields, never what was typed.
 */
public final class Credentials {

    private final Map<String, String> fields;

    private Credentials(Map<String, String> fields) {
        this.fields = fields;
    }

    /** Copies {@code fields}. */
    public static Credentials of(Map<String, String> fields) {
        return new Credentials(Map.copyOf(fields));
    }

    /** The text of a field; empty text if the form did not have it. */
    public String get(String field) {
        return fields.getOrDefault(field, "");
    }

    /** The names of the fields that came. */
    public Set<String> names() {
        return fields.keySet();
    }

    @Override
    public String toString() {
        return "Credentials" + fields.keySet();
    }
}
