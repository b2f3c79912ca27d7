package dev.latchkey.wire;

import org.jspecify.annotations.Nullable;

/**
 * The scheme, lower-case host and port of an {@code http} or {@code https} URL (wire.md#terms). This class is stricter
 * than a browser. If it accepts a URL, every browser reads the same origin or (for names with malformed punycode) no
 * URL at all. This class refuses all doubtful syntax. Examples are user information, backslashes, control characters,
 * escapes in the host, an empty port, and an address in an unusual spelling.
 *
 * @param port the port, which is the scheme's default if the URL has no port
 */
public record Origin(String scheme, String host, int port) {

    private static final int MAX_PORT = 65_535;

    /** Returns the origin of an absolute URL; {@code null} if the URL does not have the strict form above. */
    public static @Nullable Origin of(String url) {
        int colon = url.indexOf("://");
        if (colon != 4 && colon != 5) {
            return null;
        }
        String scheme = Ascii.lower(url.substring(0, colon));
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return null;
        }
        int start = colon + 3;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        for (int i = end; i < url.length(); i++) {
            if (url.charAt(i) < ' ' || url.charAt(i) == 0x7f) {
                return null;
            }
        }
        return ofAuthority(scheme, url.substring(start, end));
    }

    /** Returns the origin that a {@code Host} header names; {@code null} if the header does not follow the grammar. */
    public static @Nullable Origin ofAuthority(String scheme, String authority) {
        int colon = authority.startsWith("[")
                ? authority.indexOf(':', Math.max(0, authority.indexOf(']')))
                : authority.indexOf(':');
        String host = Ascii.lower(colon < 0 ? authority : authority.substring(0, colon));
        int port = colon < 0 ? defaultPort(scheme) : port(authority.substring(colon + 1));
        return HostSyntax.isCanonical(host) && port > 0 ? new Origin(scheme, host, port) : null;
    }

    /**
     * Returns whether the host can only be this machine. This is so for {@code localhost}, a name below it, or a
     * loopback address.
     */
    public boolean isLoopback() {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("127.0.0.1")
                || host.equals("[::1]");
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** Returns whether {@code url} is an absolute URL of this origin. */
    public boolean owns(String url) {
        return equals(of(url));
    }

    /** Returns the host, with the port unless it is the scheme's default. */
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority();
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5) {
            return -1;
        }
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            port = port * 10 + c - '0';
        }
        return port <= MAX_PORT ? port : -1;
    }
}
