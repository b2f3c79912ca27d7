package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import dev.latchkey.wire.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON object: the claims of a token, the profile as a provider sent it, the members of a session. Values
 * are {@code String}, {@code Number}, {@code Boolean}, {@code null}, {@code List} and {@code Map} of the same. A member
 * that is {@code null} is not the same as a member that is absent. Prints the names of its members, never their values.
 */
public final class Claims {

    private static final Claims EMPTY = new Claims(Map.of());

    private final Map<String, @Nullable Object> members;

    private Claims(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /** No members. */
    public static Claims empty() {
        return EMPTY;
    }

    /**
     * Copies {@code members}, deeply and in their order.
     *
     * @throws IllegalArgumentException if a value has no JSON form
     */
    public static Claims of(Map<String, ? extends @Nullable Object> members) {
        return new Claims(copy(members));
    }

    /**
     * Reads a JSON object.
     *
     * @throws RuntimeException if {@code json} is not exactly one JSON object
     */
    public static Claims parse(String json) {
        return new Claims(Json.parseObject(json));
    }

    /** As {@link #parse(String)}, from UTF-8. */
    public static Claims parse(byte[] utf8) {
        return new Claims(Json.parseObject(utf8));
    }

    /** The value of a member; {@code null} if it is absent or {@code null}. */
    public @Nullable Object get(String name) {
        return members.get(name);
    }

    /** Whether there is such a member, be it {@code null}. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** A member that is text. A number counts as text, since providers send identifiers either way. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(textOf(members.get(name)));
    }

    /** A member that is a whole number and fits; absent, or of another kind: empty. */
    public Optional<Long> number(String name) {
        return members.get(name) instanceof Number number && isWhole(number)
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    /** Whether a member is {@code true}, or the text {@code "true"} as some providers send it. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name)) || "true".equals(members.get(name));
    }

    /** A member that is an object; absent, or of another kind: no members. */
    public Claims object(String name) {
        return members.get(name) instanceof Map<?, ?> map ? new Claims(copy(map)) : EMPTY;
    }

    /** The texts of a member that is a list, or of one that is text itself; others: empty. */
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

    /** These claims with one member set; an existing one keeps its place, a new one comes last. */
    public Claims with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
        copy.put(requireNonNull(name, "name"), value(value));
        return new Claims(Collections.unmodifiableMap(copy));
    }

    /** These claims without one member. */
    public Claims without(String name) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
        copy.remove(name);
        return new Claims(Collections.unmodifiableMap(copy));
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** The members in order; unmodifiable. */
    public Map<String, @Nullable Object> asMap() {
        return members;
    }

    /** JSON without white space. */
    public String toJson() {
        return Json.write(members);
    }

    private static boolean isWhole(Number number) {
        double value = number.doubleValue();
        boolean fits = Math.abs(value) < 0x1p63; // beyond, longValue() would be another number
        return number instanceof Long || (fits && value == Math.rint(value));
    }

    private static @Nullable String textOf(@Nullable Object value) {
        if (value instanceof Number number) {
            return number instanceof Double && number.doubleValue() == number.longValue()
                    ? Long.toString(number.longValue())
                    : number.toString();
        }
        return value instanceof String text ? text : null;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
            return ((Number) value).longValue(); // as it would be read back, so that equal claims are equal
        }
        if (value instanceof Float real) {
            return real.doubleValue();
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (value instanceof Claims claims) {
            return claims.members;
        }
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof Iterable<?> elements) {
            List<@Nullable Object> copy = new ArrayList<>();
            elements.forEach(element -> copy.add(value(element)));
            return Collections.unmodifiableList(copy);
        }
        throw new IllegalArgumentException(
                "No JSON form for " + value.getClass().getName());
    }

    private static Map<String, @Nullable Object> copy(Map<?, ? extends @Nullable Object> members) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        members.forEach((name, member) -> copy.put(String.valueOf(name), value(member)));
        return Collections.unmodifiableMap(copy);
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
