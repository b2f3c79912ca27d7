package dev.latchkey.provider;

import dev.latchkey.wire.Origin;
import dev.latchkey.wire.ServerUrlCheck;

/**
 * The identifier of a person, and the server that knows the person's provider (OpenID Connect Discovery section 2.1).
 *
 * @param resource the identifier as a URI, of the scheme {@code acct} or {@code https}
 * @param server the origin of the server
 */
record WebFingerResource(String resource, String server) {

    private static final String ACCT = "acct:";

    /**
     * Reads an identifier, such as {@code ada@example.org}, {@code acct:ada@example.org} or
     * {@code https://example.org/ada}. A server on this machine speaks {@code http}.
     *
     * @throws IllegalArgumentException if {@code identifier} has another form
     */
    static WebFingerResource of(String identifier) {
        boolean account = identifier.startsWith(ACCT) || (identifier.contains("@") && !identifier.contains("/"));
        return account ? account(identifier) : url(identifier);
    }

    private static WebFingerResource account(String identifier) {
        String account = identifier.startsWith(ACCT) ? identifier.substring(ACCT.length()) : identifier;
        int at = account.lastIndexOf('@');
        Origin origin = Origin.ofAuthority("https", account.substring(at + 1));
        if (at < 1 || origin == null || !account.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw malformed();
        }
        String scheme = origin.isLoopback() ? "http://" : "https://";
        return new WebFingerResource(ACCT + account, scheme + origin.authority());
    }

    private static WebFingerResource url(String identifier) {
        String url = identifier.contains("://") ? identifier : "https://" + identifier;
        int fragment = url.indexOf('#');
        String resource = fragment < 0 ? url : url.substring(0, fragment);
        Origin origin = Origin.of(resource);
        if (origin == null || !ServerUrlCheck.isWellFormed(resource) || !ServerUrlCheck.isConfidential(resource)) {
            throw malformed();
        }
        return new WebFingerResource(resource, origin.toString());
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("webFinger needs acct:name@host, or an https URL");
    }
}
