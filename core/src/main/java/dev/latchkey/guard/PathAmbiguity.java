package dev.latchkey.guard;

/** Detects paths that two parsers could read differently. */
final class PathAmbiguity {

    private PathAmbiguity() {}

    static boolean isAmbiguous(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (isOdd(path.charAt(i))) {
                return true;
            }
        }
        return path.indexOf('%') < 0 ? hasOddSegment(path) : isAmbiguousDecoded(path);
    }

    /** Returns whether RFC 3986 forbids the character in a raw path, or ends the path at it. */
    private static boolean isOdd(char c) {
        return c <= ' ' || c >= 0x7f || c == '?' || c == '#' || isOddInText(c);
    }

    /**
     * Returns whether the decoded character has a special meaning for some parser, such as a separator or a line end.
     */
    private static boolean isOddInText(char c) {
        return c == '\\' || c == ';' || Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    private static boolean isAmbiguousDecoded(String path) {
        String decoded = PercentEncoding.decodeStrictly(path);
        if (decoded == null) {
            return true;
        }
        for (int i = 0; i < decoded.length(); i++) {
            int again = PercentEncoding.escaped(decoded, i);
            if (isOddInText(decoded.charAt(i)) || (again >= 0 && isOddTwice((char) again))) {
                return true;
            }
        }
        return slashes(decoded) != slashes(path) || hasOddSegment(decoded);
    }

    /** Returns whether the path would change its meaning if some parser decoded it a second time. */
    private static boolean isOddTwice(char c) {
        return c == '/' || c == '.' || c == '%' || c == '?' || c == '#' || (c < 0x80 && isOddInText(c));
    }

    private static long slashes(String text) {
        return text.chars().filter(c -> c == '/').count();
    }

    /** Returns whether there is an empty segment before the last, or a segment of only dots and spaces. */
    private static boolean hasOddSegment(String path) {
        if (!path.startsWith("/")) {
            return true;
        }
        boolean named = false;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '/' && !named) {
                return true;
            }
            named = c != '/' && (named || (c != '.' && c != ' '));
        }
        return !named && !path.endsWith("/");
    }
}
