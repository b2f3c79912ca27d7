package dev.latchkey.spring.webflux;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.webflux.WebFluxAuth;
import org.springframework.core.Ordered;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A controller's {@code AuthResponse}, or a {@code Mono} of one, such as what {@code auth.signOut} returns. */
final class Answers implements HandlerResultHandler, Ordered {

    private final ReactiveAdapterRegistry adapters;

    Answers(ReactiveAdapterRegistry adapters) {
        this.adapters = adapters;
    }

    @Override
    public int getOrder() {
        return 0; // ahead of @ResponseBody, which takes whatever there is
    }

    @Override
    public boolean supports(HandlerResult result) {
        ResolvableType type = result.getReturnType();
        ReactiveAdapter adapter = adapters.getAdapter(type.toClass());
        return (adapter == null ? type : type.getGeneric()).toClass() == AuthResponse.class;
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        Object value = result.getReturnValue();
        ReactiveAdapter adapter = adapters.getAdapter(result.getReturnType().toClass(), value);
        Mono<?> answer = adapter == null ? Mono.justOrEmpty(value) : Mono.from(adapter.toPublisher(value));
        return answer.cast(AuthResponse.class).flatMap(each -> WebFluxAuth.send(each, exchange.getResponse()));
    }
}
