package dev.latchkey.spring.webflux;

import dev.latchkey.Auth;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.PriorityOrdered;
import org.springframework.http.HttpStatus;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Applies the application's own rules of CORS in front of the guard: a preflight is answered here and reaches nothing
 * else, and a page on another origin can read a refusal. Latchkey's endpoints are for pages of this origin alone.
 */
final class CrossOrigin implements WebFilter, PriorityOrdered {

    private final String basePath;
    private final ObjectProvider<DispatcherHandler> dispatcher;

    CrossOrigin(Auth auth, ObjectProvider<DispatcherHandler> dispatcher) {
        this.basePath = auth.basePath();
        this.dispatcher = dispatcher;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (path.startsWith(basePath) || !CorsUtils.isCorsRequest(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        DispatcherHandler handler = dispatcher.getObject();
        if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
            return handler.handlePreFlight(exchange);
        }
        // a mapping writes the headers when it is asked for its handler, and sets the status if the origin may not
        List<HandlerMapping> mappings = handler.getHandlerMappings();
        return Flux.fromIterable(mappings == null ? List.of() : mappings)
                .concatMap(mapping -> mapping.getHandler(exchange))
                .next()
                .then(Mono.defer(
                        () -> HttpStatus.FORBIDDEN.equals(exchange.getResponse().getStatusCode())
                                ? exchange.getResponse().setComplete()
                                : chain.filter(exchange)));
    }
}
