package dev.latchkey.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a path below the base path asks for (wire.md#requests).
 *
 * @param providerId not decoded; {@code null} if the path names none
 */
record Route(Action action, @Nullable String providerId) {

    /** Whether the path is ours at all: the base path itself, or anything below it, compared exactly (W41). */
    static boolean isOurs(String path, String basePath) {
        return path.startsWith(basePath)
                && (path.length() == basePath.length() || path.charAt(basePath.length()) == '/');
    }

    /** The route of a path that {@link #isOurs}; {@code null} if it leads nowhere. */
    static @Nullable Route parse(String path, String basePath) {
        List<String> segments = segments(path.substring(basePath.length()));
        if (segments.isEmpty() || segments.size() > 2) {
            return null;
        }
        Action action = Action.named(segments.get(0));
        if (action == null || (segments.size() == 2 && !action.takesProvider)) {
            return null;
        }
        String provider = segments.size() == 2 ? segments.get(1) : "undefined";
        return new Route(action, provider.equals("undefined") ? null : provider);
    }

    private static List<String> segments(String rest) {
        List<String> segments = new ArrayList<>(2);
        for (int start = 0; start < rest.length() && segments.size() < 3; ) {
            int slash = rest.indexOf('/', start);
            int end = slash < 0 ? rest.length() : slash;
            if (end > start) {
                segments.add(rest.substring(start, end));
            }
            start = end + 1;
        }
        return segments;
    }
}
