package dev.latchkey.spring.boot.mvc;

import dev.latchkey.Auth;
import dev.latchkey.OpeningSocket;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.ExchangeKey;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import org.springframework.web.socket.sockjs.support.SockJsHttpRequestHandler;

/**
 * Watches the session of every WebSocket that a handler of Spring opens, also below STOMP and SockJS. The handler runs
 * as before, inside a {@link WatchedSocket}.
 */
final class WatchedSockets implements HandlerAdapter, Ordered {

    private final ExchangeKey key;

    WatchedSockets(Auth auth) {
        this.key = ExchangeKey.of(auth);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Object handler) {
        return handler instanceof WebSocketHttpRequestHandler || handler instanceof SockJsHttpRequestHandler;
    }

    @Override
    public @Nullable ModelAndView handle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws ServletException, IOException {
        Optional<AdapterExchange> exchange = key.find(request::getAttribute);
        HttpRequestHandler opened = (HttpRequestHandler) handler;
        (exchange.isPresent() ? watched(opened, exchange.get().opening()) : opened).handleRequest(request, response);
        return null;
    }

    private static HttpRequestHandler watched(HttpRequestHandler handler, OpeningSocket opening) {
        if (handler instanceof SockJsHttpRequestHandler sockJs) {
            return new SockJsHttpRequestHandler(
                    sockJs.getSockJsService(), new WatchedSocket(sockJs.getWebSocketHandler(), opening));
        }
        WebSocketHttpRequestHandler plain = (WebSocketHttpRequestHandler) handler;
        WebSocketHttpRequestHandler watched = new WebSocketHttpRequestHandler(
                new WatchedSocket(plain.getWebSocketHandler(), opening), plain.getHandshakeHandler());
        watched.setHandshakeInterceptors(plain.getHandshakeInterceptors());
        return watched;
    }
}
