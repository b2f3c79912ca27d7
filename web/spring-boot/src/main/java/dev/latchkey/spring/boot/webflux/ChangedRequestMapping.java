package dev.latchkey.spring.boot.webflux;

import dev.latchkey.spring.webflux.WebFluxAuth;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Runs the guard again for requests that a filter has changed. Spring asks this mapping after all filters and before
 * every other mapping. If the guard refuses, this mapping has the handler, which sends the refusal.
 */
final class ChangedRequestMapping implements HandlerMapping, Ordered {

    private final WebFluxAuth auth;

    ChangedRequestMapping(WebFluxAuth auth) {
        this.auth = auth;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Object> getHandler(ServerWebExchange exchange) {
        return auth.checkAgain(exchange)
                .map(answer -> (WebHandler) refused -> WebFluxAuth.send(answer, refused.getResponse()));
    }
}
