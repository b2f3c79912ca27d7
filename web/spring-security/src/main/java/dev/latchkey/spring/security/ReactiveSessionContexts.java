package dev.latchkey.spring.security;

import dev.latchkey.webflux.WebFluxAuth;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** As {@link SessionContexts}, for WebFlux. */
final class ReactiveSessionContexts implements ServerSecurityContextRepository {

    private final WebFluxAuth auth;

    ReactiveSessionContexts(WebFluxAuth auth) {
        this.auth = auth;
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return Mono.defer(() -> Mono.justOrEmpty(auth.session(exchange).map(SessionAuthentication::context)));
    }

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return Mono.empty(); // whoever signs in does it at the endpoints
    }
}
