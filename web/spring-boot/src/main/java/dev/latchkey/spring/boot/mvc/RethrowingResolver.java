package dev.latchkey.spring.boot.mvc;

import dev.latchkey.error.AuthException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Lets {@link AuthException.Refused} through to the filter, which answers it, before an
 * {@code @ExceptionHandler(Exception.class)} makes a fault of it. Every other exception is the application's first.
 */
final class RethrowingResolver implements HandlerExceptionResolver, Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (thrown instanceof AuthException.Refused refused) {
            throw refused;
        }
        return null;
    }
}
