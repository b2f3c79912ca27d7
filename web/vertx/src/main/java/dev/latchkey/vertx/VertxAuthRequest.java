package dev.latchkey.vertx;

import static java.util.Objects.requireNonNull;

import dev.latchkey.http.AuthRequest;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adapts a routing context to {@link AuthRequest}. Keeps the current method and path, because a reroute may change
 * them.
 */
record VertxAuthRequest(
        HttpServerRequest request,
        String method,
        String path,
        String routedPath,
        @Nullable String query,
        Promise<Buffer> content)
        implements AuthRequest {

    static VertxAuthRequest of(RoutingContext context) {
        HttpServerRequest request = context.request();
        return new VertxAuthRequest(
                request, request.method().name(), path(request), routed(context), request.query(), Promise.promise());
    }

    private static String routed(RoutingContext context) {
        try {
            return context.normalizedPath();
        } catch (IllegalArgumentException malformed) {
            return path(context.request()); // the routes fail for it too
        }
    }

    private static String path(HttpServerRequest request) {
        return requireNonNull(request.path(), "path"); // a router serves no request without a path
    }

    /**
     * Reads the body, or a little more than {@code limit} bytes of a longer body. Then runs {@code then}, also if
     * reading fails.
     */
    void read(RoutingContext context, int limit, Runnable then) {
        Buffer known = context.body().buffer(); // a body handler has read the body
        Buffer read = known == null ? Buffer.buffer() : known;
        if (known != null || request.isEnded()) {
            content.complete(read);
        } else {
            request.handler(part -> {
                if (read.length() <= limit && read.appendBuffer(part).length() > limit) {
                    content.tryComplete(read);
                }
            });
            request.endHandler(end -> content.tryComplete(read));
            request.exceptionHandler(content::tryFail);
            if (request.version() == HttpVersion.HTTP_1_1
                    && request.headers().contains("Expect", "100-continue", true)) {
                request.response().writeContinue();
            }
            request.resume();
        }
        content.future().onComplete(done -> then.run());
    }

    @Override
    public List<String> headers(String name) {
        return request.headers().getAll(name);
    }

    @Override
    public Collection<String> headerNames() {
        return request.headers().names();
    }

    @Override
    public @Nullable String host() {
        String host = request.getHeader("Host");
        return host == null && request.authority() != null ? request.authority().toString() : host; // HTTP/2
    }

    @Override
    public boolean secure() {
        return request.connection().isSsl(); // a proxy can influence request.isSSL()
    }

    @Override
    public @Nullable String remoteAddress() {
        return request.connection().remoteAddress().hostAddress();
    }

    @Override
    public byte[] body(int limit) throws IOException {
        if (!content.future().succeeded()) {
            throw new IOException("The body did not arrive");
        }
        return content.future().result().getBytes();
    }

    @Override
    public String toString() {
        return "VertxAuthRequest[" + method + "]"; // headers hold cookies
    }
}
