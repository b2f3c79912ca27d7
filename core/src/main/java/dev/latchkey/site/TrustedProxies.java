package dev.latchkey.site;

import dev.latchkey.wire.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The number of trusted proxies, and the hosts that their headers may name. */
public final class TrustedProxies {

    private static final int MOST_HOPS = 10;
    private static final String BELOW = "*.";

    private final int hops;
    private final List<String> hosts;

    private TrustedProxies(int hops, List<String> hosts) {
        this.hops = hops;
        this.hosts = hosts;
    }

    /** Returns an instance that trusts no proxy. */
    public static TrustedProxies none() {
        return new TrustedProxies(0, List.of());
    }

    /**
     * Returns an instance that trusts proxies.
     *
     * @param hops how many proxies a request passes
     * @param hosts the hosts that a request may name, such as {@code app.example.com}, or {@code *.example.com} for
     *     every name below {@code example.com}. A host has a port only if that is not the scheme's default. Empty if
     *     any host is allowed
     * @throws IllegalStateException if one of {@code hosts} is not a host, or the number is not from 1 to 10
     */
    public static TrustedProxies of(int hops, List<String> hosts) {
        if (hops < 1 || hops > MOST_HOPS) {
            throw new IllegalStateException("The number of trusted proxies is not from 1 to " + MOST_HOPS);
        }
        return new TrustedProxies(
                hops, hosts.stream().map(TrustedProxies::pattern).toList());
    }

    /** Returns the number of proxies; 0 if none is trusted. */
    int hops() {
        return hops;
    }

    /** Returns whether a request passes more than one proxy. */
    public boolean areSeveral() {
        return hops > 1;
    }

    boolean isTrusting() {
        return hops > 0;
    }

    /** Returns whether a request may name any host. */
    public boolean isOpenToAnyHost() {
        return isTrusting() && hosts.isEmpty();
    }

    /** Returns whether requests may name the host of {@code origin}. */
    boolean allow(Origin origin) {
        return isOpenToAnyHost() || hosts.stream().anyMatch(pattern -> matches(pattern, origin.authority()));
    }

    private static boolean matches(String pattern, String authority) {
        return pattern.startsWith(BELOW) ? authority.endsWith(pattern.substring(1)) : authority.equals(pattern);
    }

    private static String pattern(String host) {
        boolean below = host.startsWith(BELOW);
        Origin origin = origin(below ? host.substring(BELOW.length()) : host);
        if (origin == null || (below && origin.host().indexOf('.') < 0 && !origin.isLoopback())) {
            throw new IllegalStateException("A trusted host is a name such as app.example.com, *.example.com or"
                    + " app.example.com:8443, and \"" + host + "\" is none");
        }
        return (below ? BELOW : "") + origin.authority();
    }

    private static @Nullable Origin origin(String authority) {
        return Origin.ofAuthority("https", authority);
    }
}
