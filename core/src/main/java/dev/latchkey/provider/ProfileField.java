package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where one member of a profile comes from. */
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

    /** The first of the values at {@code paths} that is there and not empty. */
    static ProfileField firstOf(String... paths) {
        return new ProfileField(Arrays.stream(paths).map(JsonPath::parse).toList(), FieldTransform.named("first"), null);
    }

    /** Reads a catalogue's way of writing it: a path, a list of paths, or an object that says more. */
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

    /** The value as text. A number counts as text, since providers send identifiers either way. */
    @Nullable
    String text(Claims document) {
        String text =
                Claims.empty().with("value", value(document)).text("value").orElse("");
        return text.isEmpty() ? null : text;
    }
}
