package dev.latchkey.setting;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Says whether the headers of a proxy decide the public address, and which hosts they may name.
 *
 * @param trusted whether the proxy is trusted at all
 * @param hosts the hosts that a request may name; empty if any host is allowed
 */
public record TrustedHosts(boolean trusted, List<String> hosts) {

    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "off", "");

    public TrustedHosts {
        hosts = List.copyOf(hosts);
    }

    /** Returns an instance that trusts a proxy for any host. */
    public static TrustedHosts any() {
        return new TrustedHosts(true, List.of());
    }

    /** Returns an instance that trusts no proxy. */
    public static TrustedHosts none() {
        return new TrustedHosts(false, List.of());
    }

    /**
     * Reads yes, no, or the names of hosts. A word without a dot, except {@code localhost}, is a misspelt yes or no.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static TrustedHosts read(List<String> texts) {
        String text = String.join(",", texts).trim().toLowerCase(Locale.ROOT);
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return TRUE.contains(text) ? any() : none();
        }
        List<String> hosts = List.of(text.split("\\s*,\\s*", -1));
        if (!hosts.stream().allMatch(host -> host.indexOf('.') > 0 || host.startsWith("localhost"))) {
            throw new IllegalArgumentException(
                    "is neither true nor false, nor does it name hosts such as app.example.com");
        }
        return new TrustedHosts(true, hosts);
    }
}
