package dev.latchkey.spring.boot.mvc;

import static dev.latchkey.spring.boot.CanonicalRoutes.entity;

import dev.latchkey.AuthExchange;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.spring.boot.CanonicalApplication;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The canonical application in Spring MVC. */
@Configuration(proxyBeanMethods = false)
@Import({CanonicalApplication.class, Mounting.Forms.class, LiveSockets.class})
class Mounting {

    @RestController
    static class Forms {

        private final ContractApplication application;

        Forms(ContractApplication application) {
            this.application = application;
        }

        @PostMapping("/form")
        ResponseEntity<String> form(@RequestParam String message) {
            return entity(application.form(message));
        }

        @PostMapping("/in-process/sign-in")
        AuthResponse signIn(
                AuthExchange exchange,
                @RequestParam String username,
                @RequestParam String password,
                @RequestParam(required = false) @Nullable String redirectTo) {
            return exchange.signIn("credentials", redirectTo, Map.of("username", username, "password", password));
        }

        @ExceptionHandler
        ResponseEntity<String> refused(CredentialsSignin refusal) {
            return entity(application.refused(refusal.reason()));
        }

        @PostMapping("/in-process/sign-out")
        AuthResponse signOut(AuthExchange exchange) {
            return exchange.signOut("/open");
        }

        @PostMapping("/in-process/update")
        ResponseEntity<String> update(AuthExchange exchange, @RequestParam String name) {
            return entity(application.update(exchange, name));
        }
    }
}
