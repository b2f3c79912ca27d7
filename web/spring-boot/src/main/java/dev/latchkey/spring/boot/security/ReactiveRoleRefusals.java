package dev.latchkey.spring.boot.security;

import dev.latchkey.spring.webflux.WebFluxAuth;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.server.authorization.HttpStatusServerAccessDeniedHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Does for WebFlux what {@link RoleRefusals} does for MVC. */
final class ReactiveRoleRefusals implements ServerAccessDeniedHandler {

    private final WebFluxAuth auth;
    private final ServerAccessDeniedHandler standard = new HttpStatusServerAccessDeniedHandler(HttpStatus.FORBIDDEN);

    ReactiveRoleRefusals(WebFluxAuth auth) {
        this.auth = auth;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException denied) {
        return exchange.getPrincipal()
                .map(who -> who instanceof SessionAuthentication && !(denied instanceof CsrfException))
                .defaultIfEmpty(false)
                .flatMap(isOurs -> isOurs
                        ? WebFluxAuth.send(auth.exchange(exchange).refusal(), exchange.getResponse())
                        : standard.handle(exchange, denied));
    }
}
