package dev.latchkey.spring.boot.webflux;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.spring.webflux.WebFluxAuth;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends an {@code AuthResponse}, or a {@code Mono} of one, that a controller returns, such as the result of
 * {@code auth.signOut}. The response may be in an {@code Optional} or a {@code ResponseEntity}.
 */
final class AuthResponseHandler implements HandlerResultHandler, Ordered {

    private static final Set<Class<?>> AROUND = Set.of(Optional.class, HttpEntity.class, ResponseEntity.class);

    private final ReactiveAdapterRegistry adapters;

    AuthResponseHandler(ReactiveAdapterRegistry adapters) {
        this.adapters = adapters;
    }

    @Override
    public int getOrder() {
        return -1; // before the handlers of ResponseEntity and @ResponseBody, which accept any type
    }

    @Override
    public boolean supports(HandlerResult result) {
        ResolvableType type = result.getReturnType();
        while (isAround(type.toClass())) {
            type = type.getGeneric();
        }
        return type.toClass() == AuthResponse.class || inside(result.getReturnValue()) instanceof AuthResponse;
    }

    private boolean isAround(Class<?> type) {
        return AROUND.contains(type) || (type != Object.class && adapters.getAdapter(type) != null);
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        Object value = result.getReturnValue();
        ReactiveAdapter adapter = adapters.getAdapter(result.getReturnType().toClass(), value);
        Mono<?> answer = adapter == null ? Mono.justOrEmpty(value) : Mono.from(adapter.toPublisher(value));
        return answer.mapNotNull(AuthResponseHandler::inside)
                .cast(AuthResponse.class)
                .flatMap(each -> WebFluxAuth.send(each, exchange.getResponse()));
    }

    private static @Nullable Object inside(@Nullable Object value) {
        Object inner = value;
        while (inner instanceof Optional<?> || inner instanceof HttpEntity<?>) {
            inner = inner instanceof Optional<?> optional ? optional.orElse(null) : ((HttpEntity<?>) inner).getBody();
        }
        return inner;
    }
}
