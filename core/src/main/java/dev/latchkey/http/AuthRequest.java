package dev.latchkey.http;

import dev.latchkey.wire.PercentEscapes;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as an adapter hands it over: raw, so that cookies, queries, forms and paths are parsed in one place and
 * every framework gives the same answers. Each method is a plain delegation to the framework.
 *
 * <p>An implementation is used by one request and need not be thread-safe.
 */
public interface AuthRequest {

    /** The method as sent, such as {@code GET}. Methods are case-sensitive (RFC 9110 section 9.1). */
    String method();

    /**
     * The path as it came on the wire, without query and without {@link #contextPath}: percent-escapes, path parameters
     * and doubled slashes untouched.
     */
    String path();

    /**
     * The path by which the framework itself chooses the handler, as the framework decodes it. The guard looks at this
     * one too, so that what is checked is what is served.
     */
    default String routedPath() {
        String decoded = PercentEscapes.decode(path());
        return decoded == null ? path() : decoded;
    }

    /**
     * Where the application is mounted, such as {@code /shop}; empty if at the root. Neither raw nor decoded parts of
     * it are in {@link #path}.
     */
    default String contextPath() {
        return "";
    }

    /** The query as sent, without the question mark; {@code null} if there is none. */
    @Nullable
    String query();

    /** Every value of a header, in order; empty if it is missing. Names are compared without regard to case. */
    List<String> headers(String name);

    /** The {@code Host} header, or the {@code :authority} of HTTP/2; {@code null} if there is neither. */
    default @Nullable String host() {
        return header("Host");
    }

    /** Whether the connection that this server accepted is encrypted. What a proxy says about it is not asked here. */
    boolean secure();

    /**
     * The address at the other end of the connection, without a port, such as {@code 192.0.2.1} or {@code 2001:db8::1};
     * behind a proxy that is the proxy. What headers say about it is not asked here. {@code null} if it is not known.
     */
    default @Nullable String remoteAddress() {
        return null;
    }

    /**
     * Reads the body.
     *
     * @param limit how many bytes are wanted
     * @return the whole body if it has at most {@code limit} bytes, else its first {@code limit + 1} bytes or more
     * @throws IOException if the connection breaks
     */
    byte[] body(int limit) throws IOException;

    /** {@code path} as it is below {@code contextPath}; one that is not below it stays as it is. */
    static String below(String contextPath, String path) {
        boolean below = path.equals(contextPath) || path.startsWith(contextPath + "/");
        return below ? path.substring(contextPath.length()) : path;
    }

    /** The first value of a header, or {@code null}. */
    default @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }
}
