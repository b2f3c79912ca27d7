package dev.latchkey.jdkhttp;

import static java.util.Objects.requireNonNullElse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.latchkey.http.AuthRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adapts an exchange of the JDK's server to {@link AuthRequest}. */
record JdkAuthRequest(HttpExchange http) implements AuthRequest {

    @Override
    public String method() {
        return http.getRequestMethod();
    }

    @Override
    public String path() {
        URI uri = http.getRequestURI();
        String path = requireNonNullElse(uri.getRawPath(), "");
        boolean slashes = uri.getScheme() == null && uri.getRawAuthority() != null; // URI reads //x as a host
        return slashes ? "//" + uri.getRawAuthority() + path : path;
    }

    /**
     * Returns the path with a slash after the context path. The server compares characters, not segments, so it also
     * passes {@code /dashboard.json} and {@code /dashboards} to a context {@code /dashboard}. Such a path is treated as
     * a path below the context.
     */
    @Override
    public String routedPath() {
        String path = requireNonNullElse(http.getRequestURI().getPath(), "");
        String context = http.getHttpContext().getPath();
        boolean insideSegment = path.startsWith(context)
                && path.length() > context.length()
                && path.charAt(context.length()) != '/'
                && !context.endsWith("/");
        return insideSegment ? context + "/" + path.substring(context.length()) : path;
    }

    @Override
    public @Nullable String query() {
        return http.getRequestURI().getRawQuery();
    }

    @Override
    public List<String> headers(String name) {
        List<String> values = http.getRequestHeaders().get(name);
        return values == null ? List.of() : values;
    }

    @Override
    public Collection<String> headerNames() {
        return http.getRequestHeaders().keySet();
    }

    @Override
    public boolean secure() {
        return http.getHttpContext().getServer() instanceof HttpsServer;
    }

    @Override
    public String remoteAddress() {
        return http.getRemoteAddress().getHostString();
    }

    @Override
    public byte[] body(int limit) throws IOException {
        try {
            return http.getRequestBody().readNBytes(limit + 1);
        } catch (IOException | RuntimeException e) {
            http.close(); // otherwise the server would wait for the end of the body
            throw new IOException("The body could not be read", e);
        }
    }
}
