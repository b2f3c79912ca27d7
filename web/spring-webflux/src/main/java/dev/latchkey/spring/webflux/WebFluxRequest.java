package dev.latchkey.spring.webflux;

import dev.latchkey.http.AuthRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** A request of WebFlux as an {@link AuthRequest}. */
final class WebFluxRequest implements AuthRequest {

    private final ServerHttpRequest request;
    private final byte[] body;
    private final @Nullable Throwable broken;

    /**
     * Makes a request with a body.
     *
     * @param body the collected bytes of the body
     * @param broken the failure, if the body could not be read
     */
    private WebFluxRequest(ServerHttpRequest request, byte[] body, @Nullable Throwable broken) {
        this.request = request;
        this.body = body;
        this.broken = broken;
    }

    /** Returns a request without a body. */
    static WebFluxRequest of(ServerHttpRequest request) {
        return new WebFluxRequest(request, new byte[0], null);
    }

    /**
     * Returns a request with its body. If the body is longer than {@code limit} bytes, the result has only a little
     * more than {@code limit} bytes.
     */
    Mono<WebFluxRequest> collected(int limit) {
        return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(request.getBody(), limit + 1L))
                .map(WebFluxRequest::bytes)
                .map(bytes -> new WebFluxRequest(request, bytes, null))
                .onErrorResume(failure -> Mono.just(new WebFluxRequest(request, new byte[0], failure)))
                .defaultIfEmpty(this);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    @Override
    public String method() {
        return request.getMethod().name();
    }

    @Override
    public String path() {
        return request.getPath().pathWithinApplication().value();
    }

    @Override
    public String contextPath() {
        return request.getPath().contextPath().value();
    }

    @Override
    public @Nullable String query() {
        return request.getURI().getRawQuery();
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getOrDefault(name, List.of());
    }

    @Override
    public Collection<String> headerNames() {
        return request.getHeaders().headerNames();
    }

    @Override
    public boolean secure() {
        return request.getSslInfo() != null;
    }

    @Override
    public @Nullable String remoteAddress() {
        InetSocketAddress peer = request.getRemoteAddress();
        return peer == null || peer.getAddress() == null
                ? null
                : peer.getAddress().getHostAddress();
    }

    @Override
    public byte[] body(int limit) throws IOException {
        if (broken != null) {
            throw new IOException("The body could not be read", broken);
        }
        return body;
    }
}
