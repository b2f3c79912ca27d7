package dev.latchkey.wire;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a cookie.
 *
 * @param maxAgeSeconds the lifetime in seconds; {@code null} for no {@code Max-Age}, and 0 to delete the cookie
 * @param priority the priority, which is {@code Low}, {@code Medium}, {@code High} or {@code null}
 * @param sameSite the value of {@code SameSite}, which is {@code Strict}, {@code Lax}, {@code None} or {@code null}
 */
public record CookieAttributes(
        @Nullable Long maxAgeSeconds,
        @Nullable String domain,
        @Nullable String path,
        @Nullable Instant expires,
        boolean httpOnly,
        boolean secure,
        boolean partitioned,
        @Nullable String priority,
        @Nullable String sameSite) {

    /**
     * Returns the attributes of all Latchkey cookies, which are {@code Path=/; HttpOnly; SameSite=Lax}
     * (wire.md#names-and-attributes).
     */
    public static CookieAttributes standard(boolean secure) {
        return new CookieAttributes(null, null, "/", null, true, secure, false, null, "Lax");
    }

    /**
     * Returns these attributes with a lifetime from {@code now}, as {@code Max-Age} and {@code Expires}, because some
     * clients read only one of them.
     */
    public CookieAttributes lasting(Duration lifetime, Instant now) {
        return withMaxAge(lifetime.toSeconds()).withExpires(now.plus(lifetime));
    }

    CookieAttributes withMaxAge(long seconds) {
        return new CookieAttributes(seconds, domain, path, expires, httpOnly, secure, partitioned, priority, sameSite);
    }

    public CookieAttributes withExpires(Instant instant) {
        return new CookieAttributes(
                maxAgeSeconds, domain, path, instant, httpOnly, secure, partitioned, priority, sameSite);
    }

    public CookieAttributes withDomain(@Nullable String name) {
        return new CookieAttributes(
                maxAgeSeconds, name, path, expires, httpOnly, secure, partitioned, priority, sameSite);
    }

    /**
     * Returns these attributes with {@code SameSite=None; Secure}, for cookies that browsers must send with a
     * cross-site POST.
     */
    public CookieAttributes crossSite() {
        return new CookieAttributes(
                maxAgeSeconds, domain, path, expires, httpOnly, true, partitioned, priority, "None");
    }
}
