package dev.latchkey.quarkus;

import static java.util.Objects.requireNonNullElse;

import dev.latchkey.http.AuthRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adapts a Vert.x request to {@link AuthRequest}. */
record VertxAuthRequest(HttpServerRequest vertx, String contextPath, String path, String routedPath, Buffer collected)
        implements AuthRequest {

    static VertxAuthRequest of(RoutingContext context, Buffer collected) {
        String mounted =
                context.mountPoint() == null ? "" : context.mountPoint().replaceFirst("/$", "");
        String path =
                AuthRequest.below(mounted, requireNonNullElse(context.request().path(), ""));
        String routedPath = AuthRequest.below(mounted, context.normalizedPath());
        return new VertxAuthRequest(context.request(), mounted, path, routedPath, collected);
    }

    @Override
    public String method() {
        return vertx.method().name();
    }

    @Override
    public @Nullable String query() {
        return vertx.query();
    }

    @Override
    public List<String> headers(String name) {
        return vertx.headers().getAll(name);
    }

    @Override
    public Collection<String> headerNames() {
        return vertx.headers().names();
    }

    @Override
    public @Nullable String host() {
        String host = vertx.getHeader("Host"); // HTTP/2 may have none
        return host != null || vertx.authority() == null
                ? host
                : vertx.authority().toString();
    }

    @Override
    public boolean secure() {
        return vertx.connection().isSsl(); // not vertx.isSSL(), which a proxy can influence
    }

    @Override
    public @Nullable String remoteAddress() {
        return vertx.connection().remoteAddress().hostAddress();
    }

    @Override
    public byte[] body(int limit) {
        return collected.getBytes();
    }
}
