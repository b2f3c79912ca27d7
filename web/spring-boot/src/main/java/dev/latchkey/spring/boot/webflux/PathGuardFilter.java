package dev.latchkey.spring.boot.webflux;

import dev.latchkey.spring.webflux.WebFluxAuth;
import java.util.List;
import org.springframework.core.PriorityOrdered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.handler.DefaultWebFilterChain;
import reactor.core.publisher.Mono;

/** The {@code PathGuard} beans, right behind {@link WebFluxAuth} and in front of every other filter. */
final class PathGuardFilter implements WebFilter, PriorityOrdered {

    private final List<WebFilter> guards;

    PathGuardFilter(List<WebFilter> guards) {
        this.guards = guards;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 2;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return guards.isEmpty()
                ? chain.filter(exchange)
                : new DefaultWebFilterChain(chain::filter, guards).filter(exchange);
    }
}
