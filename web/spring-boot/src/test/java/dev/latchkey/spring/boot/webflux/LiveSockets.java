package dev.latchkey.spring.boot.webflux;

import dev.latchkey.AuthExchange;
import dev.latchkey.SessionWatch;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionEnd;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** The sockets of the canonical application. */
@Configuration(proxyBeanMethods = false)
@Import(LiveSockets.Streams.class)
class LiveSockets {

    @RestController
    static class Streams {

        private final ContractApplication application;

        Streams(ContractApplication application) {
            this.application = application;
        }

        // #region stream
        @GetMapping("/dashboard/stream")
        Flux<ServerSentEvent<String>> stream(AuthExchange exchange, Session session) {
            Sinks.One<SessionEnd> end = Sinks.one();
            SessionWatch watch = exchange.watch(end::tryEmitValue);
            return Flux.just(ServerSentEvent.builder(
                                    application.live(Optional.of(session.user().id())))
                            .build())
                    .concatWith(end.asMono()
                            .map(why -> ServerSentEvent.builder(why.data())
                                    .event("session-end")
                                    .build()))
                    .doFinally(signal -> watch.close());
        }
        // #endregion
    }

    @Bean
    HandlerMapping sockets(ContractApplication application) {
        WebSocketHandler greeting = socket -> socket.send(socket.getHandshakeInfo()
                        .getPrincipal()
                        .map(Principal::getName)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(userId -> socket.textMessage(application.live(userId))))
                .then(socket.receive().then());
        return new SimpleUrlHandlerMapping(
                Map.of("/open/live", greeting, "/dashboard/live", greeting, "/own/live", greeting),
                Ordered.HIGHEST_PRECEDENCE);
    }
}
