package dev.latchkey.wire;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks addresses of servers to which Latchkey sends secrets. */
public final class ServerUrlCheck {

    private ServerUrlCheck() {}

    /**
     * Returns whether {@code url} is an absolute {@code http} or {@code https} URL in the strict form of
     * {@link Origin}, without a fragment. The JDK's HTTP client accepts it too, so the host must not contain an
     * underscore.
     */
    public static boolean isWellFormed(String url) {
        try {
            URI uri = new URI(url);
            Origin origin = Origin.of(url);
            String host = uri.getHost();
            return origin != null && host != null && Ascii.same(origin.host(), host) && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Returns whether {@code url} is an {@code https} URL. */
    public static boolean isEncrypted(String url) {
        Origin origin = Origin.of(url);
        return origin != null && origin.isSecure();
    }

    /**
     * Returns whether nobody on the network can read data that is sent to {@code url}, because the data is encrypted or
     * stays on this machine.
     */
    public static boolean isConfidential(String url) {
        Origin origin = Origin.of(url);
        return origin != null && (origin.isSecure() || origin.isLoopback());
    }
}
