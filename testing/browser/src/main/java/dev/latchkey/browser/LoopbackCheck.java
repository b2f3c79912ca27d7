package dev.latchkey.browser;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Tells this machine from the rest of the world. */
final class LoopbackCheck {

    private LoopbackCheck() {}

    /**
     * Returns whether {@code url} is answered by this machine or needs no host at all. What cannot be read is the
     * outside.
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
