package dev.latchkey.spring.boot.webflux;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.SessionScope;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.spring.boot.RequireSession;
import dev.latchkey.spring.webflux.WebFluxAuth;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An application with the ways in which WebFlux serves. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EntryPoints.Handlers.class, EntryPoints.Members.class, EntryPoints.Inheriting.class, EntryPoints.CatchAll.class
})
class EntryPoints {

    @Bean
    Auth auth(ContractApplication application) {
        return application.auth();
    }

    @Bean
    RouterFunction<ServerResponse> functional(WebFluxAuth auth) {
        return RouterFunctions.route()
                .GET(
                        "/functional",
                        auth.wrap((request, session) -> ServerResponse.ok()
                                .bodyValue(
                                        session.map(known -> known.user().id()).orElse("nobody"))))
                .GET(
                        "/functional/needy",
                        auth.require((request, session) ->
                                ServerResponse.ok().bodyValue(session.user().id())))
                .GET("/dashboard/functional", request -> ServerResponse.ok().bodyValue(ContractApplication.SECRET))
                .build();
    }

    @Bean
    PathGuard deleting() {
        return new PathGuard(
                "/item", (request, session) -> request.method().equals("DELETE") ? Answer.refuse() : Answer.next());
    }

    /** Serves the paths below {@code /v1} as the paths without it. */
    @Bean
    WebFilter rewriting() {
        return (exchange, chain) -> {
            String path = exchange.getRequest().getPath().value();
            return chain.filter(
                    path.startsWith("/v1/")
                            ? exchange.mutate()
                                    .request(request -> request.path(path.substring("/v1".length())))
                                    .build()
                            : exchange);
        };
    }

    private static String who() {
        return SessionScope.current().map(session -> session.user().id()).orElse("nobody");
    }

    interface Book<T> {
        @RequireSession
        String read(T exchange);
    }

    @RestController
    @RequireSession
    static class Members {

        @GetMapping("/members")
        String read() {
            return "read";
        }

        @RequireSession(within = "10m")
        @GetMapping("/members/recent")
        String recent() {
            return "read";
        }
    }

    /** Knows of no interface. */
    abstract static class Stack {

        @GetMapping("/inherited")
        public String read(String exchange) {
            return "read";
        }
    }

    @RestController
    static class Inheriting extends Stack implements Book<String> {}

    @Controller
    static class Handlers implements Book<Optional<Session>> {

        private final WebFluxAuth auth;

        Handlers(WebFluxAuth auth) {
            this.auth = auth;
        }

        @Override
        @GetMapping("/annotated")
        @ResponseBody
        public String read(Optional<Session> session) {
            return "read";
        }

        @RequestMapping("/item")
        @ResponseBody
        String item(HttpMethod method) {
            return method.name();
        }

        @GetMapping("/dashboard/page")
        @ResponseBody
        String page() {
            return ContractApplication.SECRET + " " + who();
        }

        @GetMapping("/open/later")
        @ResponseBody
        Mono<String> later() {
            return Mono.delay(Duration.ofMillis(1)).map(tick -> who());
        }

        @GetMapping("/open/elsewhere")
        @ResponseBody
        Mono<String> elsewhere() {
            return Mono.fromCallable(EntryPoints::who).subscribeOn(Schedulers.boundedElastic());
        }

        @GetMapping("/open/needy")
        @ResponseBody
        Mono<String> needy() {
            return Mono.fromCallable(() -> SessionScope.require().user().id()).subscribeOn(Schedulers.parallel());
        }

        @GetMapping("/open/argument")
        @ResponseBody
        String argument(Session session) {
            return session.user().id();
        }

        @PostMapping("/open/sign-out-entity")
        Mono<ResponseEntity<AuthResponse>> signOutEntity(ServerWebExchange exchange) {
            return auth.signOut(exchange, "/").map(ResponseEntity::ok);
        }

        @PostMapping("/open/sign-out-anything")
        ResponseEntity<?> signOutAnything(AuthExchange exchange) {
            return ResponseEntity.ok(exchange.signOut("/"));
        }

        @PostMapping("/open/sign-out-optional")
        Optional<AuthResponse> signOutOptional(AuthExchange exchange) {
            return Optional.of(exchange.signOut("/"));
        }

        @GetMapping("/open/broken")
        @ResponseBody
        String broken() {
            throw new IllegalStateException("not a matter of sessions");
        }

        @GetMapping("/open/hello")
        String hello() {
            return "hello";
        }
    }

    /** As many applications have it. */
    @ControllerAdvice
    static class CatchAll {

        @ExceptionHandler(IllegalStateException.class)
        ResponseEntity<String> sorry() {
            return ResponseEntity.status(418).body("sorry");
        }

        @ExceptionHandler(RuntimeException.class)
        ResponseEntity<String> sorryForAll() {
            return ResponseEntity.status(418).body("sorry");
        }
    }
}
