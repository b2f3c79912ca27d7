package dev.latchkey.spring.boot.webflux;

import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.spring.webflux.WebFluxAuth;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers {@link AuthException.Refused} before other advice makes a fault of it. Every other exception is the
 * application's first, and the filter's in the end.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalAdvice {

    private final WebFluxAuth auth;

    RefusalAdvice(WebFluxAuth auth) {
        this.auth = auth;
    }

    @ExceptionHandler
    AuthResponse refuse(AuthException.Refused refused, ServerWebExchange exchange) {
        return auth.exchange(exchange).answerTo(refused).orElseThrow();
    }
}
