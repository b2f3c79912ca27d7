package dev.latchkey.micronaut;

import static java.util.Objects.requireNonNull;

import dev.latchkey.http.AuthRequest;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Adapts a request of Micronaut to {@link AuthRequest}.
 *
 * @param content the body, as soon as it is read
 */
record MicronautAuthRequest(HttpRequest<?> request, String contextPath, CompletableFuture<byte[]> content)
        implements AuthRequest {

    /**
     * Reads {@code limit} bytes of the body or a little more, without blocking a thread. The result also completes if
     * reading fails.
     */
    CompletableFuture<?> collect(int limit) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        Flux.from(((ServerHttpRequest<?>) request).byteBody().move().toByteArrayPublisher())
                .takeUntil(piece -> read.size() > limit)
                .subscribe(
                        read::writeBytes, content::completeExceptionally, () -> content.complete(read.toByteArray()));
        return content.handle((all, failure) -> failure == null);
    }

    @Override
    public byte[] body(int limit) throws IOException {
        if (content.isCompletedExceptionally()) {
            throw new IOException("The body could not be read");
        }
        return requireNonNull(content.getNow(new byte[0]));
    }

    @Override
    public String method() {
        return request.getMethodName();
    }

    /** Returns the path that Micronaut compares with the templates of routes. */
    @Override
    public String path() {
        return AuthRequest.below(contextPath, request.getPath());
    }

    /** Returns the path that Micronaut uses to find a file. */
    @Override
    public String routedPath() {
        String decoded = request.getUri().getPath();
        return decoded == null ? path() : AuthRequest.below(contextPath, decoded);
    }

    @Override
    public @Nullable String query() {
        return request.getUri().getRawQuery();
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getAll(name);
    }

    @Override
    public Collection<String> headerNames() {
        return request.getHeaders().names();
    }

    @Override
    public boolean secure() {
        return request.isSecure();
    }

    @Override
    public String remoteAddress() {
        return request.getRemoteAddress().getHostString();
    }
}
