package dev.latchkey.spring.webflux;

import dev.latchkey.http.ResponseHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * The headers of a response. A suggested header is left out if the response has a header of that name when it is sent.
 */
record WebFluxResponseHeaders(ServerHttpResponse response) implements ResponseHeaders {

    @Override
    public void add(String name, String value) {
        if (!response.isCommitted()) {
            response.getHeaders().add(name, value);
        }
    }

    @Override
    public void suggest(String name, String value) {
        response.beforeCommit(() -> Mono.fromRunnable(() -> {
            if (response.getHeaders().get(name) == null) {
                response.getHeaders().add(name, value);
            }
        }));
    }
}
