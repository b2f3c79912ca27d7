package dev.latchkey.site;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Finds the public address of the application (wire.md#public-address). The address is configured, or it comes from the
 * request if the configuration trusts the proxies that set the headers. Without both, Latchkey serves only requests to
 * this machine. This is enough for development, and an attacker cannot abuse it with a forged header.
 */
public final class PublicUrlResolver {

    private final @Nullable Origin configured;
    private final TrustedProxies proxies;
    private final BasePath path;
    private volatile @Nullable Named last;

    private PublicUrlResolver(@Nullable Origin configured, TrustedProxies proxies, BasePath path) {
        this.configured = configured;
        this.proxies = proxies;
        this.path = path;
    }

    /**
     * Creates a resolver.
     *
     * @param configured the configured public origin; {@code null} if it depends on the request
     * @param proxies the trusted proxies
     * @param path the path of the endpoints
     */
    public static PublicUrlResolver of(@Nullable Origin configured, TrustedProxies proxies, BasePath path) {
        return new PublicUrlResolver(configured, proxies, path);
    }

    /** Returns the configured public origin; {@code null} if it depends on the request. */
    public @Nullable Origin configured() {
        return configured;
    }

    /** Returns whether Latchkey serves only requests to this machine. */
    public boolean isLocal() {
        return configured == null ? !proxies.isTrusting() : configured.isLoopback();
    }

    /** Returns the path of a page of this application, or {@code null} if the page is elsewhere. */
    public @Nullable String pathOf(String page) {
        String local = page;
        if (!page.startsWith("/")) {
            if (configured == null || !configured.owns(page)) {
                return null;
            }
            local = page.substring(page.indexOf("://") + 3);
            local = local.indexOf('/') < 0 ? "/" : local.substring(local.indexOf('/'));
        }
        return local.replaceFirst("[?#].*", "");
    }

    public BasePath path() {
        return path;
    }

    /** Returns the path of the endpoints below the request's context path. */
    public String basePath(AuthRequest request) {
        return path.below(path.dependsOnMount() ? mount(request) : "");
    }

    /**
     * Returns the public address for a request.
     *
     * @throws AuthException.Fault if the address is not configured and the headers of the request cannot be trusted
     * @throws AuthException.Refused {@link ErrorCode#BAD_REQUEST} if the request names no address, or contradicts
     *     itself
     */
    public Site resolve(AuthRequest request) {
        Origin origin = configured != null ? configured : requested(request);
        String mount = mount(request);
        return new Site(origin, path.publicMount(mount), path.below(mount));
    }

    /**
     * Returns the host and port to which a request was sent; {@code null} if they are not known. They come from the
     * trusted proxies, otherwise from the {@code Host} header, even if the public address is configured.
     */
    public @Nullable String host(AuthRequest request) {
        if (configured != null && !proxies.isTrusting()) {
            return request.host();
        }
        try {
            return requested(request).authority();
        } catch (AuthException e) {
            return null; // code that needs the address refuses and logs the request
        }
    }

    private Origin requested(AuthRequest request) {
        Origin origin = proxies.isTrusting() ? new ForwardingHeaders(request, proxies).origin() : connected(request);
        if (origin == null) {
            throw new AuthException.Refused(
                    ErrorCode.BAD_REQUEST, "the Host or forwarding headers hold no address of a web application");
        }
        if (proxies.allow(origin) || (origin.isLoopback() && !ForwardingHeaders.showIn(request))) {
            return origin;
        }
        if (proxies.isTrusting()) {
            throw new AuthException.Refused(
                    ErrorCode.BAD_REQUEST,
                    "the Host or forwarding headers name a host that is not among the trusted ones");
        }
        throw new AuthException.Fault(
                ErrorCode.UNTRUSTED_HOST,
                "the public address is not known: set AUTH_URL (or call url), or, behind a proxy that overwrites"
                        + " X-Forwarded-Host and X-Forwarded-Proto, set AUTH_TRUST_HOST to the names of its hosts (or"
                        + " call proxies(Proxies.trusted(…)))",
                null);
    }

    private @Nullable Origin connected(AuthRequest request) {
        String scheme = request.secure() ? "https" : "http";
        String host = request.host();
        Named before = last; // most requests name the same host as the request before
        if (before != null && before.scheme.equals(scheme) && before.host.equals(host)) {
            return before.origin;
        }
        Origin origin = host == null ? null : Origin.ofAuthority(scheme, host);
        if (host != null && origin != null) {
            last = new Named(scheme, host, origin);
        }
        return origin;
    }

    private record Named(String scheme, String host, Origin origin) {}

    private String mount(AuthRequest request) {
        return proxies.isTrusting()
                ? new ForwardingHeaders(request, proxies).prefix() + request.contextPath()
                : request.contextPath();
    }
}
