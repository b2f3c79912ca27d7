package dev.latchkey.spring.boot.webflux;

import dev.latchkey.contract.ContractApplication;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;

/** The sockets of the canonical application. */
@Configuration(proxyBeanMethods = false)
class LiveSockets {

    @Bean
    HandlerMapping sockets(ContractApplication application) {
        WebSocketHandler greeting = socket -> socket.send(socket.getHandshakeInfo()
                .getPrincipal()
                .map(Principal::getName)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(userId -> socket.textMessage(application.live(userId))));
        return new SimpleUrlHandlerMapping(
                Map.of("/open/live", greeting, "/dashboard/live", greeting, "/own/live", greeting),
                Ordered.HIGHEST_PRECEDENCE);
    }
}
