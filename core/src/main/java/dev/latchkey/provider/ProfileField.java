package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says from which paths of the document one member of a profile is read. */
final class ProfileField {

    static final ProfileField NONE = firstOf(List.of());

    private final List<JsonPath> paths;
    private final FieldTransform transform;
    private final @Nullable JsonPath unless;
    private final @Nullable ProfileField fallback;

    private ProfileField(
            List<JsonPath> paths,
            FieldTransform transform,
            @Nullable JsonPath unless,
            @Nullable ProfileField fallback) {
        this.paths = paths;
        this.transform = transform;
        this.unless = unless;
        this.fallback = fallback;
    }

    /** Returns a field whose value is the first value at {@code paths} that exists and is not empty. */
    static ProfileField firstOf(String... paths) {
        return firstOf(List.of(paths));
    }

    private static ProfileField firstOf(List<String> paths) {
        return new ProfileField(parsed(paths), FieldTransform.FIRST, null, null);
    }

    private static List<JsonPath> parsed(List<String> paths) {
        List<JsonPath> parsed = new ArrayList<>();
        for (String path : paths) {
            parsed.add(JsonPath.parse(path));
        }
        return List.copyOf(parsed);
    }

    /**
     * Reads a field from the catalogue. There, a field is a path, a list of paths, or an object with paths, a
     * transform, the path of a flag that leaves the field empty ({@code unless}), and a fallback.
     */
    static ProfileField parse(@Nullable Object written) {
        if (written == null) {
            return NONE;
        }
        if (written instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // keys of parsed JSON
            Claims object = Claims.of((Map<String, ?>) map);
            Object fallback = object.get("fallback");
            return new ProfileField(
                    parsed(object.texts("paths")),
                    FieldTransform.named(object.text("transform").orElse("first")),
                    object.text("unless").map(JsonPath::parse).orElse(null),
                    fallback == null ? null : parse(fallback));
        }
        return firstOf(Claims.empty().with("paths", written).texts("paths"));
    }

    @Nullable
    Object value(Claims document) {
        boolean off = unless != null && Boolean.TRUE.equals(unless.in(document.asMap()));
        Object value = off ? null : transform.apply(values(document));
        return value == null && fallback != null ? fallback.value(document) : value;
    }

    private List<@Nullable Object> values(Claims document) {
        List<@Nullable Object> values = new ArrayList<>();
        paths.forEach(path -> values.add(path.in(document.asMap())));
        return values;
    }

    /** Returns the value as text. A number becomes text, because some providers send identifiers as numbers. */
    @Nullable
    String text(Claims document) {
        String text =
                Claims.empty().with("value", value(document)).text("value").orElse("");
        return text.isEmpty() ? null : text;
    }
}
