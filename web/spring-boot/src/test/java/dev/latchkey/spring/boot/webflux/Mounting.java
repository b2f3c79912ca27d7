package dev.latchkey.spring.boot.webflux;

import static dev.latchkey.spring.boot.CanonicalRoutes.entity;
import static java.util.Objects.requireNonNull;

import dev.latchkey.AuthExchange;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.spring.boot.CanonicalApplication;
import dev.latchkey.spring.webflux.WebFluxAuth;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The canonical application in WebFlux. */
@Configuration(proxyBeanMethods = false)
@Import({CanonicalApplication.class, Mounting.Forms.class, LiveSockets.class})
class Mounting {

    @RestController
    static class Forms {

        private final ContractApplication application;
        private final WebFluxAuth auth;

        Forms(ContractApplication application, WebFluxAuth auth) {
            this.application = application;
            this.auth = auth;
        }

        @PostMapping("/form")
        Mono<ResponseEntity<String>> form(ServerWebExchange exchange) {
            return exchange.getFormData().map(form -> entity(application.form(field(form, "message"))));
        }

        @PostMapping("/in-process/sign-in")
        Mono<AuthResponse> signIn(ServerWebExchange exchange) {
            return exchange.getFormData()
                    .flatMap(form -> auth.signIn(
                            exchange,
                            "credentials",
                            form.getFirst("redirectTo"),
                            Map.of("username", field(form, "username"), "password", field(form, "password"))));
        }

        @ExceptionHandler
        ResponseEntity<String> refused(CredentialsSignin refusal) {
            return entity(application.refused(refusal.reason()));
        }

        @PostMapping("/in-process/sign-out")
        Mono<AuthResponse> signOut(ServerWebExchange exchange) {
            return auth.signOut(exchange, "/open");
        }

        @PostMapping("/in-process/update")
        Mono<ResponseEntity<String>> update(AuthExchange auth, ServerWebExchange exchange) {
            return exchange.getFormData().map(form -> entity(application.update(auth, field(form, "name"))));
        }

        private static String field(MultiValueMap<String, String> form, String name) {
            return requireNonNull(form.getFirst(name), name);
        }
    }
}
