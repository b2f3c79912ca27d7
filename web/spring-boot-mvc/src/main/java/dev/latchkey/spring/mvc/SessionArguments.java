package dev.latchkey.spring.mvc;

import dev.latchkey.AuthExchange;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Session;
import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * A controller's {@code Session} (only for whoever is signed in), {@code Optional<Session>} or {@code AuthExchange}.
 */
final class SessionArguments implements HandlerMethodArgumentResolver {

    private final ServletAuth auth;

    SessionArguments(ServletAuth auth) {
        this.auth = auth;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.nestedIfOptional().getNestedParameterType();
        return type == Session.class || parameter.getParameterType() == AuthExchange.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        AuthExchange exchange = auth.exchange((ServletRequest) request.getNativeRequest());
        if (parameter.getParameterType() == AuthExchange.class) {
            return exchange;
        }
        Optional<Session> session = exchange.session();
        return parameter.getParameterType() == Optional.class
                ? session
                : session.orElseThrow(AuthException.Refused::sessionRequired);
    }
}
