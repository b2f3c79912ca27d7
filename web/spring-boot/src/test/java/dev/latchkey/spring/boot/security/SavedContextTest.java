package dev.latchkey.spring.boot.security;

import static dev.latchkey.spring.boot.security.LatchkeyConfigurer.latchkey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.spring.boot.SpringServer;
import dev.latchkey.spring.webflux.WebFluxAuth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * An application that keeps Spring Security's context in its own session: who is signed in is Latchkey's matter still.
 */
class SavedContextTest {

    @Test
    @Tag("S7")
    void a_context_in_the_http_session_does_not_outlive_sign_out() {
        try (SpringServer server = SpringServer.start(WebApplicationType.SERVLET, Servlets.class)) {
            ends_with_the_session(server, "/kept/keep");
            ends_with_the_session(server, "/kept/x");
        }
    }

    @Test
    @Tag("S7")
    void a_context_in_the_web_session_does_not_outlive_sign_out() {
        try (SpringServer server = SpringServer.start(WebApplicationType.REACTIVE, Reactive.class)) {
            ends_with_the_session(server, "/kept/keep");
        }
    }

    @Test
    @Tag("S10")
    void a_session_is_not_saved_for_chains_that_did_not_ask() {
        try (SpringServer server = SpringServer.start(WebApplicationType.SERVLET, Servlets.class)) {
            Browser alice = People.signedIn("alice", server.address());
            assertThat(alice.get("/kept/save").body()).isEqualTo("u-alice");
            assertThat(alice.get("/other/x").status()).isEqualTo(403);
        }
    }

    private static void ends_with_the_session(SpringServer server, String keep) {
        Browser browser = People.signedIn("alice", server.address());
        assertThat(browser.get(keep).body()).isEqualTo("u-alice");
        signOut(browser);

        assertThat(browser.get("/kept/x").status()).as("after %s", keep).isEqualTo(401);
        assertThat(browser.get("/kept/open").body()).as("after %s", keep).isEqualTo("nobody");
        browser.signIn("bob");
        assertThat(browser.get("/kept/x").body()).as("after %s", keep).isEqualTo("u-bob");
    }

    private static void signOut(Browser browser) {
        String token = browser.get("/auth/csrf").json().text("csrfToken").orElseThrow();
        browser.post("/auth/signout", Map.of("csrfToken", token));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Servlets {

        @Bean
        Auth auth() {
            return People.auth();
        }

        @Bean
        @Order(1)
        SecurityFilterChain kept(HttpSecurity http) {
            return http.securityMatcher("/kept/**")
                    .with(latchkey())
                    .securityContext(context -> context.requireExplicitSave(false))
                    .authorizeHttpRequests(requests -> requests.requestMatchers("/kept/open")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain other(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }
    }

    @RestController
    static class Handlers {

        @GetMapping({"/kept/x", "/kept/open", "/other/x"})
        String who(@Nullable Authentication who) {
            return Optional.ofNullable(who).map(Authentication::getName).orElse("nobody");
        }

        @GetMapping("/kept/keep")
        String keep(Authentication who, HttpServletRequest request) {
            request.getSession().setAttribute(SPRING_SECURITY_CONTEXT_KEY, SecurityContextHolder.getContext());
            return who.getName();
        }

        @GetMapping("/kept/save")
        String save(Authentication who, HttpServletRequest request, HttpServletResponse response) {
            new HttpSessionSecurityContextRepository()
                    .saveContext(SecurityContextHolder.getContext(), request, response);
            return who.getName();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ReactiveHandlers.class)
    static class Reactive {

        @Bean
        Auth auth() {
            return People.auth();
        }

        @Bean
        SecurityWebFilterChain kept(ServerHttpSecurity http, WebFluxAuth auth) {
            ReactiveLatchkey.latchkey(auth).customize(http);
            return http.securityContextRepository(new WebSessionServerSecurityContextRepository())
                    .authorizeExchange(exchanges -> exchanges
                            .pathMatchers("/kept/open")
                            .permitAll()
                            .anyExchange()
                            .authenticated())
                    .build();
        }
    }

    @RestController
    static class ReactiveHandlers {

        @GetMapping({"/kept/x", "/kept/open"})
        Mono<String> who(@Nullable Authentication who) {
            return Mono.just(
                    Optional.ofNullable(who).map(Authentication::getName).orElse("nobody"));
        }

        @GetMapping("/kept/keep")
        Mono<String> keep(ServerWebExchange exchange, Authentication who) {
            return ReactiveSecurityContextHolder.getContext()
                    .flatMap(context -> new WebSessionServerSecurityContextRepository().save(exchange, context))
                    .thenReturn(who.getName());
        }
    }
}
