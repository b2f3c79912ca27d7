package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import dev.latchkey.wire.Json;
import dev.latchkey.wire.JsonRoundTrip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON object, such as the claims of a token, the profile that a provider sent, or the members of a
 * session. Values are {@code String}, {@code Number}, {@code Boolean}, {@code null}, and {@code List} and {@code Map}
 * of these. Each value is converted as if it were written as JSON and read again. A number with too many digits loses
 * some digits, a number that JSON does not have becomes {@code null}, and an unpaired surrogate becomes U+FFFD. Claims
 * that are read from a token therefore equal the claims that were sealed. A {@code null} member is not the same as an
 * absent one. {@code toString} shows the names of the members and never their values.
 */
public final class Claims {

    /**
     * The maximum depth. It is less than the 64 levels that can be read, because claims may be inside other objects.
     */
    private static final int MAX_DEPTH = 60;

    private static final Claims EMPTY = new Claims(Map.of());

    private final Map<String, @Nullable Object> members;

    private Claims(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /** Returns claims without members. */
    public static Claims empty() {
        return EMPTY;
    }

    /**
     * Returns claims with a deep copy of {@code members}, in their order.
     *
     * @throws IllegalArgumentException if a value has no JSON form, or is nested deeper than 60 levels
     */
    public static Claims of(Map<String, ? extends @Nullable Object> members) {
        return new Claims(copy(members, 0));
    }

    /**
     * Reads a JSON object.
     *
     * @throws RuntimeException if {@code json} is not exactly one JSON object
     */
    public static Claims parse(String json) {
        return new Claims(Json.parseObject(json));
    }

    /** Works like {@link #parse(String)}, from UTF-8. */
    public static Claims parse(byte[] utf8) {
        return new Claims(Json.parseObject(utf8));
    }

    /** Returns the value of a member; {@code null} if it is absent or {@code null}. */
    public @Nullable Object get(String name) {
        return members.get(name);
    }

    /** Returns whether there is a member with this name. Its value may be {@code null}. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns a member that is text. A number is returned as text, because some providers send ids as numbers. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(textOf(members.get(name)));
    }

    /** Returns a member that is a whole number of at most 64 bits; empty if it is absent or something else. */
    public Optional<Long> number(String name) {
        return members.get(name) instanceof Number number && isWhole(number)
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    /** Returns whether a member is {@code true}, or the text {@code "true"} as some providers send it. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name)) || "true".equals(members.get(name));
    }

    /** Returns a member that is an object; empty claims if it is absent or something else. */
    public Claims object(String name) {
        return members.get(name) instanceof Map<?, ?> map ? new Claims(members(map)) : EMPTY;
    }

    /**
     * Returns the texts in a member. If the member is a list, these are its texts. If it is a text, this is the only
     * element. Otherwise there are none.
     */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : members.get(name) instanceof List<?> list
                ? list
                : List.of(text(name).orElse(""))) {
            String text = textOf(element);
            if (text != null && !text.isEmpty()) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    /**
     * Returns these claims with one member set. An existing member keeps its position. A new member comes last.
     *
     * @throws IllegalArgumentException if the value has no JSON form, or is nested deeper than 60 levels
     */
    public Claims with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
        copy.put(JsonRoundTrip.text(requireNonNull(name, "name")), value(value, 0));
        return new Claims(Collections.unmodifiableMap(copy));
    }

    /** Returns these claims without one member. */
    public Claims without(String name) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
        copy.remove(name);
        return new Claims(Collections.unmodifiableMap(copy));
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** Returns the members in order, as an unmodifiable map. */
    public Map<String, @Nullable Object> asMap() {
        return members;
    }

    /** Returns these claims as JSON without white space. */
    public String toJson() {
        return Json.write(members);
    }

    private static boolean isWhole(Number number) {
        double value = number.doubleValue();
        boolean fits = Math.abs(value) < 0x1p63; // beyond this, longValue() would return another number
        return number instanceof Long || (fits && value == Math.rint(value));
    }

    private static @Nullable String textOf(@Nullable Object value) {
        if (value instanceof Number number) {
            return number instanceof Double && isWhole(number) ? Long.toString(number.longValue()) : number.toString();
        }
        return value instanceof String text ? text : null;
    }

    private static @Nullable Object value(@Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return JsonRoundTrip.number(number);
        }
        if (value instanceof CharSequence text) {
            return JsonRoundTrip.text(text.toString());
        }
        if (depth == MAX_DEPTH) {
            throw new IllegalArgumentException("Nested deeper than " + MAX_DEPTH + " levels");
        }
        if (value instanceof Claims claims) {
            return copy(claims.members, depth + 1);
        }
        if (value instanceof Map<?, ?> map) {
            return copy(map, depth + 1);
        }
        if (value instanceof Iterable<?> elements) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object element : elements) {
                copy.add(value(element, depth + 1));
            }
            return Collections.unmodifiableList(copy);
        }
        throw new IllegalArgumentException(
                "No JSON form for " + value.getClass().getName());
    }

    private static Map<String, @Nullable Object> copy(Map<?, ? extends @Nullable Object> members, int depth) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ? extends @Nullable Object> member : members.entrySet()) {
            copy.put(JsonRoundTrip.text(String.valueOf(member.getKey())), value(member.getValue(), depth));
        }
        return Collections.unmodifiableMap(copy);
    }

    @SuppressWarnings("unchecked") // copy() and the JSON parser only create names that are text
    private static Map<String, @Nullable Object> members(Map<?, ?> member) {
        return (Map<String, @Nullable Object>) member;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Claims that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return "Claims" + members.keySet();
    }
}
