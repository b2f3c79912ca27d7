package dev.latchkey.micronaut;

import dev.latchkey.http.AuthRequest;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** A request of Micronaut's in the core's terms. */
final class MicronautAuthRequest implements AuthRequest {

    private final HttpRequest<?> request;
    private final URI uri;
    private final String contextPath;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();

    MicronautAuthRequest(HttpRequest<?> request, String contextPath) {
        this.request = request;
        this.uri = request.getUri();
        this.contextPath = contextPath;
    }

    /** Reads {@code limit} bytes of the body or a little more, without a thread that waits; is done either way. */
    CompletableFuture<?> collect(int limit) {
        if (request instanceof ServerHttpRequest<?> server) {
            Flux.from(server.byteBody().move().toByteArrayPublisher())
                    .scanWith(ByteArrayOutputStream::new, MicronautAuthRequest::append)
                    .takeUntil(all -> all.size() > limit)
                    .last()
                    .subscribe(all -> body.complete(all.toByteArray()), body::completeExceptionally);
        } else {
            body.completeExceptionally(new IOException("This server does not show the body"));
        }
        return body.handle((all, failure) -> failure == null);
    }

    @Override
    public byte[] body(int limit) throws IOException {
        try {
            return body.isDone() ? body.join() : new byte[0];
        } catch (CompletionException e) {
            throw new IOException("The body could not be read", e);
        }
    }

    @Override
    public String method() {
        return request.getMethodName();
    }

    /** What Micronaut compares with the templates of routes. */
    @Override
    public String path() {
        return withoutContext(request.getPath());
    }

    /** What Micronaut looks for among the files. */
    @Override
    public String routedPath() {
        String decoded = uri.getPath();
        return decoded == null ? path() : withoutContext(decoded);
    }

    @Override
    public String contextPath() {
        return contextPath;
    }

    @Override
    public @Nullable String query() {
        return uri.getRawQuery();
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getAll(name);
    }

    @Override
    public boolean secure() {
        return request.isSecure();
    }

    private String withoutContext(String path) {
        boolean inside = path.equals(contextPath) || path.startsWith(contextPath + "/");
        return inside ? path.substring(contextPath.length()) : path;
    }

    private static ByteArrayOutputStream append(ByteArrayOutputStream all, byte[] piece) {
        all.writeBytes(piece);
        return all;
    }
}
