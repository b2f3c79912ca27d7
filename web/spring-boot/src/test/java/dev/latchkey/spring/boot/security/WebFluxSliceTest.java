package dev.latchkey.spring.boot.security;

import static org.springframework.security.test.web.reactive.server.SecurityMockServerConfigurers.mockUser;

import dev.latchkey.Auth;
import dev.latchkey.model.Session;
import dev.latchkey.spring.webflux.WebFluxAuth;
import dev.latchkey.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** As {@link WebMvcSliceTest}, for WebFlux. */
@WebFluxTest
@ContextConfiguration(classes = WebFluxSliceTest.Application.class)
class WebFluxSliceTest {

    private final WebTestClient web;

    WebFluxSliceTest(@Autowired WebTestClient web) {
        this.web = web;
    }

    @Test
    void a_slice_is_guarded() {
        web.get().uri("/session?user=root").exchange().expectStatus().isUnauthorized();
        web.get().uri("/name").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void a_session_of_the_testing_kit_counts() {
        String cookie = SignedIn.as("ada").cookie(People.SECRET);
        for (String path : new String[] {"/session", "/name"}) {
            web.get()
                    .uri(path)
                    .header("Cookie", cookie)
                    .exchange()
                    .expectBody(String.class)
                    .isEqualTo("ada");
        }
    }

    @Test
    void a_mock_user_counts_for_the_rules_of_spring_security() {
        web.mutateWith(mockUser("bob"))
                .get()
                .uri("/name")
                .exchange()
                .expectBody(String.class)
                .isEqualTo("bob");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Application {

        @Bean
        Auth auth() {
            return People.builder().url("http://localhost").build();
        }

        @Bean
        SecurityWebFilterChain chain(ServerHttpSecurity http, WebFluxAuth auth) {
            ReactiveLatchkey.latchkey(auth).customize(http);
            return http.authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
                    .build();
        }
    }

    @RestController
    static class Handlers {

        @GetMapping("/session")
        String session(Session session) {
            return session.user().id();
        }

        @GetMapping("/name")
        String name(Authentication who) {
            return who.getName();
        }
    }
}
