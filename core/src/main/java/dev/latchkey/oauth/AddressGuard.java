package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.wire.IpAddress;
import dev.latchkey.wire.Origin;
import dev.latchkey.wire.PublicAddress;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests to this machine and to private networks (B21). A document of a provider, such as its metadata, can
 * name any address. A host that the application has configured for the provider is allowed, whatever its address is.
 *
 * <p>This class resolves a name before the HTTP client does, because the client of the JDK cannot be given an address.
 * The client then finds the same addresses in the JDK's cache, which keeps them for 30 seconds whatever the DNS server
 * says. If the two nevertheless differ, the client connects, but sends a request only to a server with a certificate
 * for the name. If the client uses a proxy, the proxy resolves the name, so this class checks only literal addresses.
 */
final class AddressGuard {

    /** Returns the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final Resolver resolver;
    private final @Nullable OAuthDefinition provider;

    private AddressGuard(Resolver resolver, @Nullable OAuthDefinition provider) {
        this.resolver = resolver;
        this.provider = provider;
    }

    /** Returns the guard for requests to no known provider, which allows no private address at all. */
    static AddressGuard of(Resolver resolver) {
        return new AddressGuard(resolver, null);
    }

    /** Returns the guard for requests to {@code known}, and to addresses that its documents name. */
    AddressGuard to(OAuthDefinition known) {
        return new AddressGuard(resolver, known);
    }

    /**
     * Throws an exception if a request must not be sent. A lookup can take long.
     *
     * @throws dev.latchkey.error.AuthException.Upstream if the address is one at which the provider cannot be
     */
    void check(URI address, HttpClient client) {
        Origin origin = Origin.of(address.toString());
        if (origin != null && provider != null && isConfigured(provider, origin)) {
            return;
        }
        if (origin == null || origin.isLoopback()) {
            throw refusal(String.valueOf(address.getHost()));
        }
        boolean literal = IpAddress.of(origin.host()) != null;
        if (literal || !isProxied(address, client)) {
            requirePublic(origin.host());
        }
    }

    private void requirePublic(String host) {
        InetAddress[] addresses;
        try {
            addresses = resolver.addresses(host);
        } catch (UnknownHostException e) {
            throw UpstreamFailures.upstream(
                    FailureCause.UNREACHABLE, who() + " names a host without an address: " + host, e);
        }
        if (!Stream.of(addresses).allMatch(PublicAddress::is)) {
            throw refusal(host);
        }
    }

    private String who() {
        return provider == null ? "A provider" : "\"" + provider.id() + "\"";
    }

    private RuntimeException refusal(String host) {
        return UpstreamFailures.upstream(
                FailureCause.METADATA,
                who() + " names a host of this machine or of a private network: " + host
                        + ". If it is the provider's, set the address that names it, for example with tokenEndpoint(…)"
                        + " or jwksUri(…)");
    }

    private static boolean isConfigured(OAuthDefinition provider, Origin origin) {
        return provider.distributedClaimsHosts().contains(origin.host())
                || isAt(provider.issuer(), origin)
                || isAt(provider.webFingerServer(), origin)
                || isAt(provider.discovery(), origin)
                || isAt(provider.authorizationEndpoint(), origin)
                || isAt(provider.tokenEndpoint(), origin)
                || isAt(provider.userInfoEndpoint(), origin)
                || isAt(provider.jwksUri(), origin)
                || provider.supplements().values().stream().anyMatch(url -> isAt(url, origin));
    }

    /** Returns whether the configured address is at the same host. Each name of this machine is the same host. */
    private static boolean isAt(@Nullable String configured, Origin origin) {
        Origin own = configured == null ? null : Origin.of(configured);
        return own != null && (own.host().equals(origin.host()) || (own.isLoopback() && origin.isLoopback()));
    }

    private static boolean isProxied(URI address, HttpClient client) {
        ProxySelector selector = client.proxy().orElseGet(ProxySelector::getDefault);
        return selector != null && selector.select(address).stream().anyMatch(proxy -> proxy.type() == Proxy.Type.HTTP);
    }
}
