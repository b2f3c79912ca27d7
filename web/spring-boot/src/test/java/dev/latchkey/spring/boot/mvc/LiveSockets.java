package dev.latchkey.spring.boot.mvc;

import dev.latchkey.AuthExchange;
import dev.latchkey.SessionWatch;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.model.Session;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.ServletWebSocketHandlerRegistry;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The sockets of the canonical application. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@Import(LiveSockets.Streams.class)
class LiveSockets implements WebSocketConfigurer {

    private final ContractApplication application;

    LiveSockets(ContractApplication application) {
        this.application = application;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        ((ServletWebSocketHandlerRegistry) registry).setOrder(Ordered.HIGHEST_PRECEDENCE); // ahead of /open/**
        registry.addHandler(new Greeting(), "/open/live", "/dashboard/live", "/own/live")
                .setAllowedOriginPatterns("*"); // or Spring refuses other origins, also those of socketOrigins(…)
    }

    @Controller
    static class Streams {

        private final ContractApplication application;

        Streams(ContractApplication application) {
            this.application = application;
        }

        // #region stream
        @GetMapping("/dashboard/stream")
        SseEmitter stream(AuthExchange exchange, Session session) throws IOException {
            SseEmitter events = new SseEmitter(0L);
            SessionWatch watch = exchange.watch(end -> {
                try {
                    events.send(SseEmitter.event().name("session-end").data(end.data()));
                    events.complete();
                } catch (IOException e) {
                    events.completeWithError(e);
                }
            });
            events.onCompletion(watch::close);
            events.send(application.live(Optional.of(session.user().id())));
            return events;
        }
        // #endregion
    }

    private final class Greeting extends TextWebSocketHandler {

        @Override
        public void afterConnectionEstablished(WebSocketSession socket) throws IOException {
            Optional<Principal> user = Optional.ofNullable(socket.getPrincipal());
            socket.sendMessage(new TextMessage(application.live(user.map(Principal::getName))));
        }
    }
}
