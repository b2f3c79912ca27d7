package dev.latchkey.spring.boot.webflux;

import dev.latchkey.Auth;
import dev.latchkey.OpeningSocket;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.ExchangeKey;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Watches the session of every WebSocket that a handler of Spring opens. */
final class WatchedSockets implements HandlerAdapter, Ordered {

    private final ExchangeKey key;
    private final ObjectProvider<WebSocketHandlerAdapter> standard;

    WatchedSockets(Auth auth, ObjectProvider<WebSocketHandlerAdapter> standard) {
        this.key = ExchangeKey.of(auth);
        this.standard = standard;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Object handler) {
        return handler instanceof WebSocketHandler
                && standard.orderedStream().findFirst().isPresent();
    }

    @Override
    public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
        Optional<AdapterExchange> ours = key.find(exchange::getAttribute);
        Object watched = ours.isPresent()
                ? new Watched((WebSocketHandler) handler, ours.get().opening())
                : handler;
        return standard.orderedStream().findFirst().orElseThrow().handle(exchange, watched);
    }

    private record Watched(WebSocketHandler handler, OpeningSocket opening) implements WebSocketHandler {

        @Override
        public List<String> getSubProtocols() {
            return handler.getSubProtocols();
        }

        @Override
        public Mono<Void> handle(WebSocketSession socket) {
            opening.watch(socket::isOpen, end -> {
                Disposable unusedClosing = socket.close(new CloseStatus(end.closeCode(), end.wire()))
                        .subscribe();
            });
            return handler.handle(socket);
        }
    }
}
