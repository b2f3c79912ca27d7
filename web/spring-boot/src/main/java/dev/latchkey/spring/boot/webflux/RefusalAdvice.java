package dev.latchkey.spring.boot.webflux;

import dev.latchkey.Auth;
import dev.latchkey.adapter.ExchangeKey;
import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers {@link AuthException.Refused} before other advice could treat it as a server error. The application handles
 * every other exception first, and the filter handles what is left.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusalAdvice {

    private final ExchangeKey key;

    RefusalAdvice(Auth auth) {
        this.key = ExchangeKey.of(auth);
    }

    @ExceptionHandler
    AuthResponse refuse(AuthException.Refused refused, ServerWebExchange exchange) {
        return key.find(exchange::getAttribute)
                .flatMap(ours -> ours.answerTo(refused))
                .orElseThrow();
    }
}
