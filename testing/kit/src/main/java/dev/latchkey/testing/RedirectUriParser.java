package dev.latchkey.testing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Parses addresses to which a browser may be sent. */
final class RedirectUriParser {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private RedirectUriParser() {}

    /**
     * Reads an absolute web address; empty for anything else. Strict on purpose: whatever a browser could read
     * differently (a backslash, a space, a control character) is no {@link URI} at all.
     */
    static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean usable = uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null; // RFC 6749 section 3.1.2
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    static boolean isOnLoopback(String text) {
        return parse(text).filter(uri -> LOOPBACK.contains(uri.getHost())).isPresent();
    }
}
