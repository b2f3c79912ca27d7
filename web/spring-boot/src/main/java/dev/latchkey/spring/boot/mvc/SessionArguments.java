package dev.latchkey.spring.boot.mvc;

import dev.latchkey.servlet.ServletAuth;
import dev.latchkey.spring.boot.AuthArguments;
import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Resolves the arguments of controllers that {@link AuthArguments} supports. */
final class SessionArguments implements HandlerMethodArgumentResolver {

    private final ServletAuth auth;
    private final AuthArguments arguments;

    SessionArguments(ServletAuth auth, AuthArguments arguments) {
        this.auth = auth;
        this.arguments = arguments;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return AuthArguments.supports(parameter);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return arguments.resolve(parameter, auth.exchange((ServletRequest) request.getNativeRequest()));
    }
}
