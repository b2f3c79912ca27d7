package dev.latchkey.site;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Finds the IP address of a client. Without trusted proxies, this is the other end of the connection. With trusted
 * proxies, it is the other end of the connection to the outermost proxy. Headers that a client can write itself are
 * ignored (B10).
 */
public final class ClientAddresses {

    private static final String UNKNOWN = "unknown";

    private final TrustedProxies proxies;

    public ClientAddresses(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** Returns the address of the client; {@code null} if it is not known. */
    public @Nullable IpAddress of(AuthRequest request) {
        IpAddress said = proxies.isTrusting() ? new ForwardingHeaders(request, proxies).client() : null;
        return said != null ? said : IpAddress.of(request.remoteAddress());
    }

    /**
     * Returns the key by which limits count a request. The key is the client's address, or its network for IPv6. All
     * clients with an unknown address share one key, so that a client cannot escape a limit by hiding its address.
     */
    public String budgetOf(AuthRequest request) {
        IpAddress client = of(request);
        return client == null ? UNKNOWN : client.network();
    }
}
