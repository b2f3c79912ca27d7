package dev.latchkey.page;

import dev.latchkey.wire.Origin;
import dev.latchkey.wire.PercentEscapes;

/**
 * Addresses as a page may hold them. Parts of them come from a container's idea of the context path, which with some
 * begins with the two slashes a client sent; a browser would read another host there.
 */
public final class SafeLinks {

    private SafeLinks() {}

    /** A base path with one slash in front and none behind; empty for the root. */
    public static String base(String path) {
        String local = local(path);
        int end = local.length();
        while (end > 0 && local.charAt(end - 1) == '/') {
            end--;
        }
        return local.substring(0, end);
    }

    /** An absolute {@code http} or {@code https} URL as it is; anything else as a path on this host. */
    static String href(String url) {
        return Origin.of(url) != null ? PercentEscapes.encodeUrl(url) : local(url);
    }

    private static String local(String path) {
        String encoded = PercentEscapes.encodeUrl(path); // also backslashes and tabs, which browsers read as slash and nothing
        int start = 0;
        while (start < encoded.length() && encoded.charAt(start) == '/') {
            start++;
        }
        return "/" + encoded.substring(start);
    }
}
