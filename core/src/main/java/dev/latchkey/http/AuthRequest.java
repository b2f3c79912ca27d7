package dev.latchkey.http;

import dev.latchkey.wire.PercentEscapes;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as an adapter passes it to Latchkey. Its values are raw, so that Latchkey parses cookies, queries, forms
 * and paths in one place, in the same way for every framework. Each method only delegates to the framework.
 *
 * <p>An instance serves one request and need not be thread-safe.
 */
public interface AuthRequest {

    /** Returns the method as sent, such as {@code GET}. Methods are case-sensitive (RFC 9110 section 9.1). */
    String method();

    /**
     * Returns the path as it was sent, without query and without {@link #contextPath}. Percent-escapes, path parameters
     * and doubled slashes are unchanged.
     */
    String path();

    /**
     * Returns the path by which the framework chooses the handler, as the framework decodes it. The guard checks this
     * path too, so that the guard and the router cannot disagree.
     */
    default String routedPath() {
        String decoded = PercentEscapes.decode(path());
        return decoded == null ? path() : decoded;
    }

    /**
     * Returns the path at which the application is mounted, such as {@code /shop}; empty at the root. {@link #path}
     * does not contain it.
     */
    default String contextPath() {
        return "";
    }

    /** Returns the query as sent, without the question mark; {@code null} if there is none. */
    @Nullable
    String query();

    /**
     * Returns every value of a header, in order; empty if the header is missing. Names are compared without regard to
     * case.
     */
    List<String> headers(String name);

    /**
     * Returns the names of the headers, for a copy of the request that outlives it. A name may be missing if the
     * framework cannot list them; rules that are asked again about an open connection then do not see that header.
     */
    default Collection<String> headerNames() {
        return List.of();
    }

    /** Returns the {@code Host} header, or the {@code :authority} of HTTP/2; {@code null} if there is neither. */
    default @Nullable String host() {
        return header("Host");
    }

    /**
     * Returns whether the connection that this server accepted is encrypted. The headers of a proxy make no difference.
     */
    boolean secure();

    /**
     * Returns the IP address at the other end of the connection, without a port, such as {@code 192.0.2.1} or
     * {@code 2001:db8::1}; {@code null} if it is not known. Behind a proxy, this is the proxy's address. The headers
     * make no difference.
     */
    default @Nullable String remoteAddress() {
        return null;
    }

    /**
     * Reads the body.
     *
     * @param limit the largest number of bytes that the caller accepts
     * @return the whole body if it has at most {@code limit} bytes, otherwise its first {@code limit + 1} bytes or more
     * @throws IOException if the connection breaks
     */
    byte[] body(int limit) throws IOException;

    /**
     * Returns {@code path} without {@code contextPath} in front. A path that is not below {@code contextPath} is
     * returned unchanged.
     */
    static String below(String contextPath, String path) {
        boolean below = path.equals(contextPath) || path.startsWith(contextPath + "/");
        return below ? path.substring(contextPath.length()) : path;
    }

    /** Returns the first value of a header, or {@code null}. */
    default @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }
}
