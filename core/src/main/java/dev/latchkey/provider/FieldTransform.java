package dev.latchkey.provider;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Combines the values at a field's paths into one value. */
@FunctionalInterface
interface FieldTransform {

    /**
     * Returns one value, or {@code null}, computed from {@code values}, which has one value for each path. A missing
     * value is {@code null}.
     */
    @Nullable
    Object apply(List<@Nullable Object> values);

    /** Returns the transform with this name in the catalogue. A colon separates the name from its argument. */
    static FieldTransform named(String name) {
        int colon = name.indexOf(':');
        String argument = name.substring(colon + 1);
        return switch (colon < 0 ? name : name.substring(0, colon)) {
            case "first" -> FieldTransform::first;
            case "discord-avatar" -> DiscordAvatar::of;
            case "find-primary-or-first" -> values -> member(primaryOrFirst(values.get(0)), argument);
            case "verified-of-matching-email" -> values -> verified(values.get(0), values.get(1));
            default -> throw new IllegalArgumentException("No transform " + name);
        };
    }

    private static @Nullable Object first(List<@Nullable Object> values) {
        return values.stream()
                .filter(value -> value != null && !value.equals(""))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object primaryOrFirst(@Nullable Object value) {
        List<?> elements = value instanceof List<?> list ? list : List.of();
        Object first = elements.isEmpty() ? null : elements.get(0);
        for (Object element : elements) {
            if (Boolean.TRUE.equals(member(element, "primary"))) {
                return element;
            }
        }
        return first;
    }

    private static boolean verified(@Nullable Object value, @Nullable Object email) {
        for (Object element : value instanceof List<?> list ? list : List.of()) {
            if (email != null && Objects.equals(member(element, "email"), email)) {
                return Boolean.TRUE.equals(member(element, "verified"));
            }
        }
        return false;
    }

    private static @Nullable Object member(@Nullable Object element, String name) {
        return element instanceof Map<?, ?> map ? map.get(name) : null;
    }
}
