package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says from which paths of the document one member of a profile is read. */
final class ProfileField {

    static final ProfileField NONE = new ProfileField(List.of(), values -> null, null);

    private final List<JsonPath> paths;
    private final FieldTransform transform;
    private final @Nullable ProfileField fallback;

    private ProfileField(List<JsonPath> paths, FieldTransform transform, @Nullable ProfileField fallback) {
        this.paths = paths;
        this.transform = transform;
        this.fallback = fallback;
    }

    /** Returns a field whose value is the first value at {@code paths} that exists and is not empty. */
    static ProfileField firstOf(String... paths) {
        return new ProfileField(
                Arrays.stream(paths).map(JsonPath::parse).toList(), FieldTransform.named("first"), null);
    }

    /**
     * Reads a field from the catalogue. There, a field is a path, a list of paths, or an object with paths, a transform
     * and a fallback.
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
                    object.texts("paths").stream().map(JsonPath::parse).toList(),
                    FieldTransform.named(object.text("transform").orElse("first")),
                    fallback == null ? null : parse(fallback));
        }
        return firstOf(Claims.empty().with("paths", written).texts("paths").toArray(String[]::new));
    }

    @Nullable
    Object value(Claims document) {
        Object value = transform.apply(
                paths.stream().map(path -> path.in(document.asMap())).toList());
        return value == null && fallback != null ? fallback.value(document) : value;
    }

    /** Returns the value as text. A number becomes text, because some providers send identifiers as numbers. */
    @Nullable
    String text(Claims document) {
        String text =
                Claims.empty().with("value", value(document)).text("value").orElse("");
        return text.isEmpty() ? null : text;
    }
}
