package dev.latchkey.spring.boot.webflux;

import dev.latchkey.Auth;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.PriorityOrdered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Applies the application's own CORS rules in front of the guard. If the rules cover a preflight request, this filter
 * answers the preflight, and a page on another origin can read a refusal. A request that the rules do not cover
 * continues to the guard, which refuses the request, or to a filter of the application that has rules for it. The rules
 * do not apply to Latchkey's endpoints, which only pages of the same origin can use.
 */
final class CorsBeforeGuard implements WebFilter, PriorityOrdered {

    private final Auth auth;
    private final ObjectProvider<DispatcherHandler> dispatcher;

    CorsBeforeGuard(Auth auth, ObjectProvider<DispatcherHandler> dispatcher) {
        this.auth = auth;
        this.dispatcher = dispatcher;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!CorsUtils.isCorsRequest(exchange.getRequest())
                || isEndpoint(exchange.getRequest().getPath())) {
            return chain.filter(exchange);
        }
        // a mapping writes the CORS headers when it looks up its handler, and sets the status if the origin is not
        // allowed; its errors (405, 415) are ignored here and occur again behind the guard
        List<HandlerMapping> mappings = dispatcher.getObject().getHandlerMappings();
        return Flux.fromIterable(mappings == null ? List.of() : mappings)
                .concatMap(mapping -> mapping.getHandler(exchange))
                .onErrorComplete()
                .next()
                .then(Mono.defer(
                        () -> isAnswered(exchange) ? exchange.getResponse().setComplete() : chain.filter(exchange)));
    }

    private static boolean isAnswered(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        boolean isAllowed = response.getHeaders().getAccessControlAllowOrigin() != null;
        return HttpStatus.FORBIDDEN.equals(response.getStatusCode())
                || (isAllowed && CorsUtils.isPreFlightRequest(exchange.getRequest()));
    }

    private boolean isEndpoint(RequestPath request) {
        String path = request.pathWithinApplication().value();
        String endpoints = auth.basePath(request.contextPath().value());
        return path.equals(endpoints) || path.startsWith(endpoints + "/");
    }
}
