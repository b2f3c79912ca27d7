package dev.latchkey.spring.boot.webflux;

import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.spring.boot.SessionRequirements;
import dev.latchkey.spring.webflux.WebFluxAuth;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Refuses requests without a session to handlers that require a session. */
final class SessionHandlerAdapter implements HandlerAdapter, Ordered {

    private final WebFluxAuth auth;
    private final SessionRequirements requirements;
    private final RequestMappingHandlerAdapter standard;

    SessionHandlerAdapter(WebFluxAuth auth, SessionRequirements requirements, RequestMappingHandlerAdapter standard) {
        this.auth = auth;
        this.requirements = requirements;
        this.standard = standard;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Object handler) {
        return handler instanceof HandlerMethod method
                && requirements.of(method).isPresent()
                && standard.supports(handler);
    }

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        Authorized rule = requirements.rule((HandlerMethod) handler).orElseGet(Authorized::signedIn);
        Optional<AuthResponse> refusal = auth.exchange(exchange).require(rule);
        return refusal.isPresent()
                ? WebFluxAuth.send(refusal.get(), exchange.getResponse()).then(Mono.empty())
                : standard.handle(exchange, handler);
    }
}
