package dev.latchkey.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * The ways in which a server may read one path. A guarded path must stay guarded in every spelling, so a matcher is
 * tried on each. Paths that cannot be read safely at all must be refused before.
 */
final class PathSpellings {

    private PathSpellings() {}

    /**
     * Returns whether two parsers could read this path differently. That is so for an encoded slash, a backslash, a
     * semicolon, a control character or the end of a line, each literal or encoded; for an empty segment, or one of
     * only dots and spaces; for an escape that is malformed, not UTF-8 or hides another; and for whatever RFC 3986 does
     * not allow in a path.
     *
     * <p>A dot or a space at the end of a segment, a slash at the end, and an encoded {@code ?} or {@code #} are all in
     * legitimate use. They are not ambiguous, because {@link #candidates} covers them.
     *
     * @param rawPath the path as it came on the wire, without the query
     */
    static boolean isAmbiguous(String rawPath) {
        return PathAmbiguity.isAmbiguous(rawPath);
    }

    /**
     * Returns the spellings to try a matcher on, all different, the raw path first: both paths as they are and decoded
     * once and twice, each also cut where a decoded query or fragment would begin, without dots and spaces at the end
     * of its segments, and without a slash at the end. The root stays {@code /}.
     *
     * @param rawPath the path as it came on the wire
     * @param routedPath the path that the framework routed on
     */
    static List<String> candidates(String rawPath, String routedPath) {
        if (isPlain(rawPath) && rawPath.equals(routedPath)) {
            return List.of(rawPath);
        }
        List<String> spellings = new ArrayList<>(8);
        addDecoded(spellings, rawPath);
        if (!rawPath.equals(routedPath)) {
            addDecoded(spellings, routedPath);
        }
        return List.copyOf(spellings);
    }

    /** Returns whether this path has only one spelling. */
    private static boolean isPlain(String path) {
        char before = '/';
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%' || c == '?' || c == '#' || (c == '/' && isFiller(before))) {
                return false;
            }
            before = c;
        }
        return path.equals("/") || !(before == '/' || isFiller(before));
    }

    private static boolean isFiller(char c) {
        return c == '.' || c == ' ';
    }

    private static void addDecoded(List<String> spellings, String path) {
        String once = PercentEncoding.decode(path);
        addTrimmed(spellings, path);
        addTrimmed(spellings, once);
        addTrimmed(spellings, PercentEncoding.decode(once)); // no further: a third round is ambiguous
    }

    private static void addTrimmed(List<String> spellings, String path) {
        addOnce(spellings, path);
        addOnce(spellings, withoutSlash(path));
        addOnce(spellings, withoutSlash(withoutFiller(path)));
        int end = queryOrFragment(path);
        if (end >= 0) {
            addTrimmed(spellings, path.substring(0, end));
        }
    }

    private static void addOnce(List<String> spellings, String path) {
        if (!spellings.contains(path)) {
            spellings.add(path);
        }
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String withoutFiller(String path) {
        StringBuilder kept = new StringBuilder(path.length());
        for (int i = 0; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                while (!kept.isEmpty() && isFiller(kept.charAt(kept.length() - 1))) {
                    kept.setLength(kept.length() - 1);
                }
            }
            if (i < path.length()) {
                kept.append(path.charAt(i));
            }
        }
        return kept.toString();
    }

    private static int queryOrFragment(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '?' || path.charAt(i) == '#') {
                return i;
            }
        }
        return -1;
    }
}
