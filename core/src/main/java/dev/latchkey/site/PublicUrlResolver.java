package dev.latchkey.site;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Finds the public address of the application (wire.md#public-address). It is configured, or it is taken from the
 * request if the configuration trusts the proxies that set its headers. With neither, only a request to this very
 * machine is served, which is all that development needs and nothing that a forged header can abuse.
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
     * Makes the resolver from the configuration.
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

    /** Returns whether only this machine is served. */
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
     * @throws AuthException.Fault if it is not configured and the request cannot be trusted
     * @throws AuthException.Refused {@link ErrorCode#BAD_REQUEST} if the request names no address, or contradicts
     *     itself
     */
    public Site resolve(AuthRequest request) {
        Origin origin = configured != null ? configured : requested(request);
        String mount = mount(request);
        return new Site(origin, path.publicMount(mount), path.below(mount));
    }

    /**
     * Host and port that a request is for: those that the trusted proxies name, or else of its {@code Host} header,
     * also where the public address is configured; {@code null} if they are not known.
     */
    public @Nullable String host(AuthRequest request) {
        if (configured != null && !proxies.isTrusting()) {
            return request.host();
        }
        try {
            return requested(request).authority();
        } catch (AuthException e) {
            return null; // which is refused, and logged, wherever the address is needed
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
        Named before = last; // most requests name the same one as the request before
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
