package dev.latchkey.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parses and writes form-encoded text of a body or a query, as a flat map. If a field occurs several times, the map has
 * the last value (wire.md#requests).
 */
public final class Form {

    private static final int MAX_FIELDS = 1_000;

    private Form() {}

    /**
     * Reads {@code text}. {@code null} and empty text have no fields. A field with malformed escapes keeps them
     * unchanged.
     *
     * @throws MalformedException if there are more than 1,000 fields
     */
    public static Map<String, String> parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Map.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        forEach(text, (name, value) -> fields.put(decode(name), decode(value)));
        return Collections.unmodifiableMap(fields);
    }

    /**
     * Returns all values of the field {@code name}, in order, for code that must not assume that other parsers use the
     * last value.
     *
     * @throws MalformedException if there are more than 1,000 fields, or a name or a value of this field has a
     *     malformed escape
     */
    public static List<String> values(@Nullable String text, String name) {
        List<String> values = new ArrayList<>();
        forEach(text == null ? "" : text, (field, value) -> {
            if (decodeStrictly(field).equals(name)) {
                values.add(decodeStrictly(value));
            }
        });
        return List.copyOf(values);
    }

    /**
     * Returns the names of all fields, each once. The name of {@code =x} is empty.
     *
     * @throws MalformedException if there are more than 1,000 fields, or a name has a malformed escape
     */
    public static Set<String> names(@Nullable String text) {
        Set<String> names = new LinkedHashSet<>();
        forEach(text == null ? "" : text, (name, value) -> names.add(decodeStrictly(name)));
        return Collections.unmodifiableSet(names);
    }

    /**
     * Returns the names of the fields that occur more than once.
     *
     * @throws MalformedException if there are more than 1,000 fields
     */
    public static Set<String> repeated(@Nullable String text) {
        Set<String> once = new HashSet<>();
        Set<String> repeated = new TreeSet<>();
        forEach(text == null ? "" : text, (name, value) -> {
            String decoded = decode(name);
            if (!once.add(decoded)) {
                repeated.add(decoded);
            }
        });
        return Collections.unmodifiableSet(repeated);
    }

    private static void forEach(String text, BiConsumer<String, String> action) {
        int count = 0;
        for (int start = 0; start <= text.length(); ) {
            int end = text.indexOf('&', start);
            end = end < 0 ? text.length() : end;
            if (end > start) {
                if (++count > MAX_FIELDS) {
                    throw new MalformedException("More than " + MAX_FIELDS + " form fields");
                }
                int equals = text.indexOf('=', start);
                boolean hasValue = equals >= 0 && equals < end;
                action.accept(
                        text.substring(start, hasValue ? equals : end),
                        hasValue ? text.substring(equals + 1, end) : "");
            }
            start = end + 1;
        }
    }

    /** Writes fields in the order of the map. */
    public static String write(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        PercentEscapes.encodeForm(field.getKey()) + "=" + PercentEscapes.encodeForm(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Adds fields to the query of {@code url}, before its fragment. */
    public static String append(String url, Map<String, String> fields) {
        if (fields.isEmpty()) {
            return url;
        }
        int hash = url.indexOf('#');
        String base = hash < 0 ? url : url.substring(0, hash);
        int query = base.indexOf('?');
        boolean open = query == base.length() - 1 || base.endsWith("&");
        String joint = query < 0 ? "?" : open ? "" : "&";
        return base + joint + write(fields) + (hash < 0 ? "" : url.substring(hash));
    }

    private static String decodeStrictly(String text) {
        String decoded = PercentEscapes.decodeForm(text);
        if (decoded == null) {
            throw new MalformedException("A form field has a broken escape");
        }
        return decoded;
    }

    private static String decode(String text) {
        String decoded = PercentEscapes.decodeForm(text);
        return decoded == null ? text : decoded;
    }
}
