package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words where a member of a profile comes from. */
final class FieldText {

    private FieldText() {}

    /** Returns the words; {@code none} if the member comes from nowhere. */
    static String of(@Nullable Object field, String none) {
        return field == null ? none : of(field);
    }

    private static String of(Object field) {
        if (!(field instanceof Map<?, ?> map)) {
            return either(Claims.empty().with("paths", field).texts("paths"));
        }
        Claims object = Claims.empty().with("field", map).object("field");
        List<String> paths = object.texts("paths");
        String transform = object.text("transform").orElse("first");
        int colon = transform.indexOf(':');
        String argument = transform.substring(colon + 1);
        String text = switch (colon < 0 ? transform : transform.substring(0, colon)) {
            case "all-true" -> "all of " + list(paths) + " are true";
            case "concat" -> list(paths) + ", with a space between them";
            case "discord-avatar" -> "an address that Latchkey makes of " + list(paths);
            case "find-primary" -> "`" + argument + "` of the primary element of " + list(paths);
            case "find-primary-or-first" -> "`" + argument + "` of the primary or first element of " + list(paths);
            case "non-zero" -> list(paths) + " is not zero";
            case "present" -> list(paths) + " is there";
            case "template" -> "an address that Latchkey makes of " + list(paths);
            case "url-at" -> list(paths) + " at " + argument;
            case "verified-of-matching-email" ->
                "`verified` of the element of `" + paths.get(0) + "` with this address";
            case "without-query" -> list(paths) + " without its query";
            default -> either(paths);
        };
        Object fallback = object.get("fallback");
        String unless =
                object.text("unless").map(flag -> ", unless `" + flag + "`").orElse("");
        return text + unless + (fallback == null ? "" : "; else " + of(fallback));
    }

    private static String either(List<String> paths) {
        return paths.stream().map(path -> "`" + path + "`").collect(Collectors.joining(", else "));
    }

    private static String list(List<String> paths) {
        return paths.stream().map(path -> "`" + path + "`").collect(Collectors.joining(", "));
    }
}
