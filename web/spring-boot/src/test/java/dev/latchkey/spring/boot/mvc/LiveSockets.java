package dev.latchkey.spring.boot.mvc;

import dev.latchkey.contract.ContractApplication;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
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
class LiveSockets implements WebSocketConfigurer {

    private final ContractApplication application;

    LiveSockets(ContractApplication application) {
        this.application = application;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        ((ServletWebSocketHandlerRegistry) registry).setOrder(Ordered.HIGHEST_PRECEDENCE); // ahead of /open/**
        registry.addHandler(new Greeting(), "/open/live", "/dashboard/live", "/own/live");
    }

    private final class Greeting extends TextWebSocketHandler {

        @Override
        public void afterConnectionEstablished(WebSocketSession socket) throws IOException {
            Optional<Principal> user = Optional.ofNullable(socket.getPrincipal());
            socket.sendMessage(new TextMessage(application.live(user.map(Principal::getName))));
        }
    }
}
