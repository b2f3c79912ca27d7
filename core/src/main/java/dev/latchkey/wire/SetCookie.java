package dev.latchkey.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One {@code Set-Cookie} header (RFC 6265 section 4.1; order of attributes: wire.md#set-cookie). */
public record SetCookie(String name, String value, CookieAttributes attributes) {

    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Returns the header that makes a browser delete the cookie {@code name}. */
    public static SetCookie clearing(String name, CookieAttributes attributes) {
        return new SetCookie(name, "", attributes.withMaxAge(0).withExpires(Instant.EPOCH));
    }

    /**
     * Returns the headers that clear a cookie. If the cookie is shared with a domain, one header clears the cookie of
     * this host only, and one the shared cookie.
     */
    static List<SetCookie> clearings(String name, CookieAttributes attributes) {
        SetCookie clearing = clearing(name, attributes);
        return attributes.domain() == null
                ? List.of(clearing)
                : List.of(clearing(name, attributes.withDomain(null)), clearing);
    }

    /** Returns the key by which a browser distinguishes cookies of one path. */
    public String identity() {
        String domain = attributes.domain();
        return domain == null ? name : name + ";" + domain;
    }

    /** Returns the value of the header. */
    public String line() {
        StringBuilder line = new StringBuilder(value.length() + 160)
                .append(name)
                .append('=')
                .append(PercentEscapes.encodeComponent(value));
        attribute(line, "Max-Age", attributes.maxAgeSeconds());
        attribute(line, "Domain", attributes.domain());
        attribute(line, "Path", attributes.path());
        Instant expires = attributes.expires();
        attribute(line, "Expires", expires == null ? null : IMF_FIXDATE.format(expires));
        flag(line, "HttpOnly", attributes.httpOnly());
        flag(line, "Secure", attributes.secure());
        flag(line, "Partitioned", attributes.partitioned());
        attribute(line, "Priority", attributes.priority());
        attribute(line, "SameSite", attributes.sameSite());
        return line.toString();
    }

    private static void attribute(StringBuilder line, String name, @Nullable Object value) {
        if (value != null) {
            line.append("; ").append(name).append('=').append(value);
        }
    }

    private static void flag(StringBuilder line, String name, boolean set) {
        if (set) {
            line.append("; ").append(name);
        }
    }

    @Override
    public String toString() {
        return "SetCookie[" + name + "]"; // never shows the value
    }
}
