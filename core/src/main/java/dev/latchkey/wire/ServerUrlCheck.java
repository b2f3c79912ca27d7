package dev.latchkey.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;

/** Checks addresses of servers to which Latchkey sends secrets. */
public final class ServerUrlCheck {

    private ServerUrlCheck() {}

    /**
     * Returns whether {@code url} is an absolute {@code http} or {@code https} URL of the strict form of
     * {@link Origin}, without a fragment, and one that the JDK's HTTP client asks: it takes no host with an underscore
     * in it.
     */
    public static boolean isWellFormed(String url) {
        try {
            URI uri = HttpRequest.newBuilder(new URI(url)).build().uri();
            Origin origin = Origin.of(url);
            String host = uri.getHost();
            return origin != null && host != null && Ascii.same(origin.host(), host) && uri.getRawFragment() == null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns whether {@code url} is an {@code https} URL. */
    public static boolean isEncrypted(String url) {
        Origin origin = Origin.of(url);
        return origin != null && origin.isSecure();
    }

    /**
     * Returns whether what is sent to {@code url} can be read by nobody on the way: it is encrypted or stays on this
     * machine.
     */
    public static boolean isConfidential(String url) {
        Origin origin = Origin.of(url);
        return origin != null && (origin.isSecure() || origin.isLoopback());
    }
}
