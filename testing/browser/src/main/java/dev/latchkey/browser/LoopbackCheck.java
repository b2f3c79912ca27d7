package dev.latchkey.browser;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Checks whether a URL leads to this machine. */
final class LoopbackCheck {

    private LoopbackCheck() {}

    /**
     * Returns whether {@code url} names this machine or needs no host. Returns {@code false} for a URL that cannot be
     * parsed.
     */
    static boolean reaches(String url) {
        if (url.startsWith("data:") || url.startsWith("blob:") || url.startsWith("about:")) {
            return true;
        }
        try {
            String host = new URI(url).getHost();
            return host != null && isLocal(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
