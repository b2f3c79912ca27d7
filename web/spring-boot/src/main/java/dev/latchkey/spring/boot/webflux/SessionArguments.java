package dev.latchkey.spring.boot.webflux;

import dev.latchkey.AuthExchange;
import dev.latchkey.spring.boot.AuthArguments;
import dev.latchkey.spring.webflux.WebFluxAuth;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Resolves the arguments of controllers that {@link AuthArguments} supports. */
final class SessionArguments implements HandlerMethodArgumentResolver {

    private final WebFluxAuth auth;
    private final AuthArguments arguments;

    SessionArguments(WebFluxAuth auth, AuthArguments arguments) {
        this.auth = auth;
        this.arguments = arguments;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return AuthArguments.supports(parameter);
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        AuthExchange ours = auth.exchange(exchange);
        Mono<Object> value = Mono.fromSupplier(() -> arguments.resolve(parameter, ours));
        return AuthArguments.isMono(parameter) ? Mono.just(value) : value;
    }
}
