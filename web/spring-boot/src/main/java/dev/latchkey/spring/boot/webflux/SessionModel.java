package dev.latchkey.spring.boot.webflux;

import dev.latchkey.spring.webflux.WebFluxAuth;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.reactive.result.view.ViewResolutionResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Puts the session into the model of every view, right before Spring looks for the view. */
final class SessionModel implements HandlerResultHandler, Ordered {

    /**
     * The names of the session in the model. The second name is for Thymeleaf, which uses the first name for the
     * session of WebFlux.
     */
    private static final List<String> NAMES = List.of("session", "authSession");

    private final WebFluxAuth auth;
    private final ViewResolutionResultHandler views;

    SessionModel(WebFluxAuth auth, ViewResolutionResultHandler views) {
        this.auth = auth;
        this.views = views;
    }

    @Override
    public int getOrder() {
        return views.getOrder() - 1;
    }

    @Override
    public boolean supports(HandlerResult result) {
        return views.supports(result);
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        Map<String, Object> model = result.getModel().asMap();
        auth.session(exchange).ifPresent(session -> NAMES.forEach(name -> model.putIfAbsent(name, session)));
        return views.handleResult(exchange, result);
    }
}
