package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Combines the values at a field's paths into one value. The name of a kind in the catalogue is in lower case, with
 * dashes.
 *
 * @param argument what a template, an address or a member is filled with; empty if the kind needs none
 */
record FieldTransform(Kind kind, String argument) {

    static final FieldTransform FIRST = new FieldTransform(Kind.FIRST, "");

    private enum Kind {
        FIRST,
        ALL_TRUE,
        CONCAT,
        DISCORD_AVATAR,
        FIND_PRIMARY,
        FIND_PRIMARY_OR_FIRST,
        NON_ZERO,
        PRESENT,
        TEMPLATE,
        WITHOUT_QUERY,
        URL_AT,
        VERIFIED_OF_MATCHING_EMAIL
    }

    /** Returns the transform with this name in the catalogue. A colon separates the name from its argument. */
    static FieldTransform named(String name) {
        int colon = name.indexOf(':');
        String kind = colon < 0 ? name : name.substring(0, colon);
        for (Kind each : Kind.values()) {
            if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(kind)) {
                return new FieldTransform(each, colon < 0 ? "" : name.substring(colon + 1));
            }
        }
        throw new IllegalArgumentException("No transform " + name);
    }

    /**
     * Returns one value, or {@code null}, computed from {@code values}, which has one value for each path. A missing
     * value is {@code null}.
     */
    @Nullable
    Object apply(List<@Nullable Object> values) {
        return switch (kind) {
            case FIRST -> first(values);
            case ALL_TRUE -> values.stream().allMatch(Boolean.TRUE::equals);
            case CONCAT -> joined(values);
            case DISCORD_AVATAR -> DiscordAvatar.of(values);
            case FIND_PRIMARY -> member(primary(values.get(0)), argument);
            case FIND_PRIMARY_OR_FIRST -> member(primaryOrFirst(values.get(0)), argument);
            case NON_ZERO -> values.get(0) instanceof Number number && number.doubleValue() != 0;
            case PRESENT -> first(values) != null;
            case TEMPLATE -> filled(argument, values);
            case WITHOUT_QUERY -> withoutQuery(first(values));
            case URL_AT -> absolute(argument, text(first(values)));
            case VERIFIED_OF_MATCHING_EMAIL -> verified(values.get(0), values.get(1));
        };
    }

    private static @Nullable Object first(List<?> values) {
        return values.stream()
                .filter(value -> value != null && !value.equals(""))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object primary(@Nullable Object value) {
        for (Object element : value instanceof List<?> list ? list : List.of()) {
            if (Boolean.TRUE.equals(member(element, "primary"))) {
                return element;
            }
        }
        return null;
    }

    private static @Nullable Object primaryOrFirst(@Nullable Object value) {
        Object primary = primary(value);
        return primary == null && value instanceof List<?> list && !list.isEmpty() ? list.get(0) : primary;
    }

    /* Joins the texts that exist, with one space between two of them. */
    private static @Nullable String joined(List<?> values) {
        String joined = values.stream()
                .map(FieldTransform::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return joined.isEmpty() ? null : joined;
    }

    /* Replaces each {} of the template by the next value. There is no result if one of the values is missing. */
    private static @Nullable String filled(String template, List<?> values) {
        StringBuilder filled = new StringBuilder(template);
        int at = 0;
        for (Object value : values) {
            String text = text(value);
            at = filled.indexOf("{}", at);
            if (text.isEmpty()) {
                return null;
            }
            filled.replace(at, at + 2, text);
            at += text.length();
        }
        return filled.toString();
    }

    /* A path may lack the slash at its beginning. */
    private static @Nullable String absolute(String origin, String path) {
        if (path.isEmpty() || path.startsWith("https://")) {
            return path.isEmpty() ? null : path;
        }
        return origin + (path.startsWith("/") ? "" : "/") + path;
    }

    private static @Nullable Object withoutQuery(@Nullable Object url) {
        String text = text(url);
        return text.indexOf('?') < 0 ? url : text.substring(0, text.indexOf('?'));
    }

    private static String text(@Nullable Object value) {
        return Claims.empty().with("value", value).text("value").orElse("");
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
