package dev.latchkey.spring.boot.webflux;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Page;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.spring.webflux.WebFluxAuth;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

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
        private final WebFluxAuth auth;

        Routes(ContractApplication application, WebFluxAuth auth) {
            this.application = application;
            this.auth = auth;
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

        private static ResponseEntity<String> entity(Page page) {
            return ResponseEntity.status(page.status())
                    .header("Content-Type", page.contentType())
                    .headers(headers -> page.headers().forEach(headers::add))
                    .body(page.body());
        }
    }
}
