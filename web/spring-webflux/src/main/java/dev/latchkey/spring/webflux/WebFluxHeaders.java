package dev.latchkey.spring.webflux;

import dev.latchkey.http.ResponseHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** The headers of a response: what is suggested gives way to whatever is there when it goes out. */
record WebFluxHeaders(ServerHttpResponse response) implements ResponseHeaders {

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
