package dev.latchkey.spring.boot.mvc;

import dev.latchkey.error.AuthException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Throws {@link AuthException.Refused} again, so that the filter answers it. Otherwise an
 * {@code @ExceptionHandler(Exception.class)} of the application could treat the exception as a server error. The
 * application handles every other exception first.
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
