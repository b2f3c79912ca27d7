package dev.latchkey.accesstoken;

import dev.latchkey.site.Site;
import dev.latchkey.wire.Origin;
import java.util.Locale;

/** Compares the address in a DPoP proof with that of the request (RFC 9449 section 4.3, RFC 3986 section 6.2). */
final class HttpUri {

    private static final String UNRESERVED = "-._~";

    private HttpUri() {}

    /** Returns whether {@code named} is the address of a request to {@code path}. Query and fragment do not count. */
    static boolean isSame(String named, Site site, String path) {
        Origin origin = Origin.of(named);
        return origin != null
                && origin.equals(site.origin())
                && normal(pathOf(named)).equals(normal(site.contextPath() + path));
    }

    private static String pathOf(String url) {
        int authority = url.indexOf("://") + 3;
        int slash = url.indexOf('/', authority);
        String path = slash < 0 ? "" : url.substring(slash);
        int end = 0;
        while (end < path.length() && path.charAt(end) != '?' && path.charAt(end) != '#') {
            end++;
        }
        return path.substring(0, end);
    }

    /** Returns the path with one spelling of each percent-escape. */
    private static String normal(String path) {
        StringBuilder normal = new StringBuilder(path.isEmpty() ? "/" : "");
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int code = c == '%' && i + 2 < path.length() ? code(path, i) : -1;
            if (code < 0) {
                normal.append(c);
            } else {
                boolean plain = code < 0x80 && (isAlphanumeric(code) || UNRESERVED.indexOf(code) >= 0);
                normal.append(
                        plain
                                ? String.valueOf((char) code)
                                : path.substring(i, i + 3).toUpperCase(Locale.ROOT));
                i += 2;
            }
        }
        return normal.toString();
    }

    private static int code(String path, int at) {
        int high = Character.digit(path.charAt(at + 1), 16);
        int low = Character.digit(path.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
