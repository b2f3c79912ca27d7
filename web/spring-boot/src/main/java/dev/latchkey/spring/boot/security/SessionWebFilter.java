package dev.latchkey.spring.boot.security;

import dev.latchkey.spring.webflux.WebFluxAuth;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Does for WebFlux what {@link SessionFilter} does for MVC. */
final class SessionWebFilter implements WebFilter {

    private final WebFluxAuth auth;

    SessionWebFilter(WebFluxAuth auth) {
        this.auth = auth;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(other -> !(other instanceof SessionAuthentication)) // from an earlier request, if it was saved
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(other -> other.isEmpty()
                        ? chain.filter(exchange)
                                .contextWrite(ReactiveSecurityContextHolder.withSecurityContext(session(exchange)))
                        : beside(other.get(), exchange, chain));
    }

    private Mono<SecurityContext> session(ServerWebExchange exchange) {
        return Mono.fromSupplier(
                () -> auth.session(exchange).map(SessionAuthentication::context).orElse(null));
    }

    private Mono<Void> beside(Authentication other, ServerWebExchange exchange, WebFilterChain chain) {
        boolean somebodyElse = auth.session(exchange)
                .filter(session -> !session.user().id().equals(other.getName()))
                .isPresent();
        return somebodyElse
                ? WebFluxAuth.send(auth.exchange(exchange).refusal(), exchange.getResponse())
                : chain.filter(exchange);
    }
}
