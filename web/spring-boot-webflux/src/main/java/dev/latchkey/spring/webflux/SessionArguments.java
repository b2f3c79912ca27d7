package dev.latchkey.spring.webflux;

import dev.latchkey.AuthExchange;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Session;
import dev.latchkey.webflux.WebFluxAuth;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/**
 * A controller's {@code Session} (only for whoever is signed in), {@code Optional<Session>} or {@code AuthExchange}.
 */
final class SessionArguments implements SyncHandlerMethodArgumentResolver {

    private final WebFluxAuth auth;

    SessionArguments(WebFluxAuth auth) {
        this.auth = auth;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
        return type == Session.class || parameter.getParameterType() == AuthExchange.class;
    }

    @Override
    public Object resolveArgumentValue(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        if (parameter.getParameterType() == AuthExchange.class) {
            return auth.exchange(exchange);
        }
        Optional<Session> session = auth.session(exchange);
        return parameter.getParameterType() == Optional.class
                ? session
                : session.orElseThrow(AuthException.Refused::sessionRequired);
    }
}
