package dev.latchkey.spring.webflux;

import dev.latchkey.http.ResponseHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * The headers of a response. A suggested header is added when the response is sent, unless the response already has a
 * header of the same name.
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
