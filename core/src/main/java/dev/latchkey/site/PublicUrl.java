package dev.latchkey.site;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Origin;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the public address of the application is known (contract §14): it is configured, or it is taken from the request
 * because configuration says that whoever sets those headers is trusted. With neither, only a request to this very
 * machine is served, which is all that development needs and nothing that a forged header can abuse.
 */
public final class PublicUrl {

    private final @Nullable Origin configured;
    private final boolean trustHost;
    private final String basePath;
    private volatile @Nullable Named last;

    private PublicUrl(@Nullable Origin configured, boolean trustHost, String basePath) {
        this.configured = configured;
        this.trustHost = trustHost;
        this.basePath = basePath;
    }

    /**
     * Takes the configuration.
     *
     * @param configured the one public origin; {@code null}: it depends on the request
     * @param trustHost whether {@code Host}, {@code X-Forwarded-Host} and {@code X-Forwarded-Proto} are believed
     * @param basePath under which the endpoints are, such as {@code /auth}; without a slash at the end
     */
    public static PublicUrl of(@Nullable Origin configured, boolean trustHost, String basePath) {
        return new PublicUrl(configured, trustHost, basePath);
    }

    /**
     * Whether every public address of the application is {@code https}, no address is, or it depends on the request.
     */
    public boolean isKnown() {
        return configured != null;
    }

    /** The path of a page of this application, or {@code null} if the page is elsewhere. */
    public @Nullable String pathOf(String page) {
        String path = page;
        if (!page.startsWith("/")) {
            if (configured == null || !configured.owns(page)) {
                return null;
            }
            path = page.substring(page.indexOf("://") + 3);
            path = path.indexOf('/') < 0 ? "/" : path.substring(path.indexOf('/'));
        }
        return path.replaceFirst("[?#].*", "");
    }

    public String basePath() {
        return basePath;
    }

    /**
     * The public address for a request.
     *
     * @throws AuthException.Fault if it is not configured and the request is not to be believed
     * @throws AuthException.Refused {@link ErrorCode#BAD_REQUEST} if the request names none
     */
    public Site resolve(AuthRequest request) {
        return new Site(configured != null ? configured : requested(request), request.contextPath(), basePath);
    }

    /**
     * Host and port that a request is for: those of its public address if the request names it, or else of its
     * {@code Host} header; {@code null} if they are not known.
     */
    public @Nullable String host(AuthRequest request) {
        if (configured != null) {
            return request.host();
        }
        try {
            return requested(request).authority();
        } catch (AuthException e) {
            return null; // which is refused, and logged, wherever the address is needed
        }
    }

    private Origin requested(AuthRequest request) {
        String scheme = request.secure() ? "https" : "http";
        String authority = request.host();
        if (trustHost) {
            String forwardedProto = first(request.header("X-Forwarded-Proto"));
            String forwardedHost = first(request.header("X-Forwarded-Host"));
            scheme = forwardedProto == null ? scheme : withoutColon(forwardedProto);
            authority = forwardedHost == null ? authority : forwardedHost;
        }
        Origin origin = authority == null || !isWeb(scheme) ? null : origin(scheme, authority);
        if (origin == null) {
            throw new AuthException.Refused(
                    ErrorCode.BAD_REQUEST, "the Host or X-Forwarded-* headers hold no address of a web application");
        }
        if (!trustHost && !origin.isLoopback()) {
            throw new AuthException.Fault(
                    ErrorCode.UNTRUSTED_HOST,
                    "the public address is not known: set AUTH_URL (or call url), or, behind a proxy that sets the Host"
                            + " or X-Forwarded-Host header itself, AUTH_TRUST_HOST=true (or call trustHost)",
                    null);
        }
        return origin;
    }

    /** Most requests name the same one as the request before. */
    private @Nullable Origin origin(String scheme, String authority) {
        Named before = last;
        if (before != null && before.scheme.equals(scheme) && before.authority.equals(authority)) {
            return before.origin;
        }
        Origin origin = Origin.ofAuthority(scheme, authority);
        if (origin != null) {
            last = new Named(scheme, authority, origin);
        }
        return origin;
    }

    private record Named(String scheme, String authority, Origin origin) {}

    private static boolean isWeb(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    /** A proxy appends to a list, so the first element is what the browser asked for. */
    private static @Nullable String first(@Nullable String header) {
        if (header == null) {
            return null;
        }
        int comma = header.indexOf(',');
        String first = (comma < 0 ? header : header.substring(0, comma)).trim();
        return first.isEmpty() ? null : first;
    }

    private static String withoutColon(String scheme) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        return lower.endsWith(":") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
