package dev.latchkey.jakartarest;

import dev.latchkey.http.AuthRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adapts a REST request to {@link AuthRequest}. Keeps the current method and address, which a filter may change later.
 */
final class RestRequest implements AuthRequest {

    private final ContainerRequestContext request;
    private final String method;
    private final String contextPath;
    private final String path;
    private final String routedPath;
    private final @Nullable String query;
    private final boolean secure;

    /** Keeps the current state of the request. The application is mounted at {@code contextPath}. */
    RestRequest(ContainerRequestContext request, String contextPath, boolean secure) {
        UriInfo uri = request.getUriInfo();
        URI asked = uri.getRequestUri();
        this.request = request;
        this.method = request.getMethod();
        this.contextPath = contextPath;
        this.path = AuthRequest.below(contextPath, text(asked.getRawPath()));
        this.routedPath =
                AuthRequest.below(contextPath, base(uri)) + "/" + uri.getPath().replaceFirst("^/", "");
        this.query = asked.getRawQuery();
        this.secure = secure;
    }

    /** Keeps the current state of the request. The application is mounted at the base address of the request. */
    RestRequest(ContainerRequestContext request) {
        this(request, base(request.getUriInfo()), isSecure(request.getSecurityContext()));
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String routedPath() {
        return routedPath;
    }

    @Override
    public String contextPath() {
        return contextPath;
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public List<String> headers(String name) {
        List<String> values = request.getHeaders().get(name);
        return values == null ? List.of() : values;
    }

    @Override
    public Collection<String> headerNames() {
        return request.getHeaders().keySet();
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public byte[] body(int limit) throws IOException {
        try {
            return request.getEntityStream().readNBytes(limit + 1);
        } catch (RuntimeException e) {
            throw new IOException("The server could not read the body", e); // a broken chunk, for example
        }
    }

    private static String base(UriInfo uri) {
        return text(uri.getBaseUri().getRawPath()).replaceFirst("/$", "");
    }

    private static boolean isSecure(@Nullable SecurityContext context) {
        return context != null && context.isSecure();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
