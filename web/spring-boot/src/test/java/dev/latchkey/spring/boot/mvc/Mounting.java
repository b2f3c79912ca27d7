package dev.latchkey.spring.boot.mvc;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Page;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The canonical application as a Spring Boot application. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Mounting.Routes.class, LiveSockets.class})
class Mounting {

    @Bean
    Auth auth(ContractApplication application) {
        return application.auth();
    }

    @Bean
    PathGuard own(ContractApplication application) {
        return new PathGuard(ContractApplication.OWN_PATTERN, application.ownLogic());
    }

    @RestController
    static class Routes {

        private final ContractApplication application;

        Routes(ContractApplication application) {
            this.application = application;
        }

        @GetMapping("/")
        ResponseEntity<String> home(Optional<Session> session) {
            return entity(application.home(session));
        }

        @RequestMapping("/api/admin")
        ResponseEntity<String> admin(Optional<Session> session) {
            return entity(application.admin(session));
        }

        @RequestMapping("/api/orders")
        ResponseEntity<String> orders(Session session) {
            return entity(application.orders(session));
        }

        @RequestMapping({"/dashboard", "/dashboard/**"})
        ResponseEntity<String> dashboard() {
            return entity(application.dashboard());
        }

        @RequestMapping({"/own", "/own/**"})
        ResponseEntity<String> own() {
            return entity(application.own());
        }

        @RequestMapping("/data")
        ResponseEntity<String> data() {
            return entity(application.data());
        }

        @RequestMapping({"/open", "/open/**", "/login"})
        ResponseEntity<String> open() {
            return entity(application.open());
        }

        @RequestMapping("/plain")
        ResponseEntity<String> plain() {
            return entity(application.plain());
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

        private static ResponseEntity<String> entity(Page page) {
            return ResponseEntity.status(page.status())
                    .header("Content-Type", page.contentType())
                    .headers(headers -> page.headers().forEach(headers::add))
                    .body(page.body());
        }
    }
}
