package dev.latchkey.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * The ways in which a server may read one path. A guarded path must stay guarded in every spelling, so a matcher tries
 * each spelling. Ambiguous paths must be refused before this.
 */
final class PathSpellings {

    private PathSpellings() {}

    /**
     * Returns whether two parsers could read this path differently. A path is ambiguous if it contains an encoded
     * slash. The same applies to a backslash, a semicolon, a control character or the end of a line, literal or
     * encoded. The same applies to an empty segment, or a segment of only dots and spaces. The same applies to an
     * escape that is malformed, is not UTF-8 or hides another escape. And it applies to all characters that RFC 3986
     * does not allow in a path.
     *
     * <p>A dot or a space at the end of a segment, a slash at the end, and an encoded {@code ?} or {@code #} all occur
     * in legitimate paths. They are not ambiguous, because {@link #candidates} covers them.
     *
     * @param rawPath the path as the client sent it, without the query
     */
    static boolean isAmbiguous(String rawPath) {
        return PathAmbiguity.isAmbiguous(rawPath);
    }

    /**
     * Returns the spellings that a matcher must try, without duplicates and with the raw path first. These are both
     * paths unchanged, decoded once and decoded twice. Each of these is also cut where a decoded query or fragment
     * would begin, stripped of dots and spaces at the end of its segments, and stripped of a slash at the end. The root
     * stays {@code /}.
     *
     * @param rawPath the path as the client sent it
     * @param routedPath the path that the framework's router used
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
        addTrimmed(spellings, PercentEncoding.decode(once)); // no third time: such a path is ambiguous
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
