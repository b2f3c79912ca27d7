package dev.latchkey.page;

import dev.latchkey.wire.Origin;
import dev.latchkey.wire.PercentEscapes;

/**
 * Makes addresses safe for links. If a client sends two slashes at the start of a path, some containers keep both in
 * the context path. A browser would interpret the text after them as a host.
 */
public final class SafeLinks {

    private SafeLinks() {}

    /** Returns a base path with one slash at the start and none at the end; empty for the root. */
    public static String base(String path) {
        String local = local(path);
        int end = local.length();
        while (end > 0 && local.charAt(end - 1) == '/') {
            end--;
        }
        return local.substring(0, end);
    }

    /**
     * Returns an absolute {@code http} or {@code https} URL unchanged. Returns any other text as a path on this host.
     */
    static String href(String url) {
        return Origin.of(url) != null ? PercentEscapes.encodeUrl(url) : local(url);
    }

    /** Returns the path of a URL or a path as {@link #base} does. */
    static String path(String url) {
        if (Origin.of(url) == null) {
            return base(url);
        }
        int path = url.indexOf('/', url.indexOf("://") + "://".length());
        return path < 0 ? "" : base(url.substring(path));
    }

    private static String local(String path) {
        String encoded = PercentEscapes.encodeUrl(path); // also backslashes and tabs, which browsers read differently
        int start = 0;
        while (start < encoded.length() && encoded.charAt(start) == '/') {
            start++;
        }
        return "/" + encoded.substring(start);
    }
}
