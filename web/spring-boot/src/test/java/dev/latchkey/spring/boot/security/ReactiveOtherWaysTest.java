package dev.latchkey.spring.boot.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.spring.boot.SpringServer;
import dev.latchkey.spring.webflux.WebFluxAuth;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** As {@link OtherWaysTest}, for WebFlux. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReactiveOtherWaysTest {

    private final SpringServer server = SpringServer.start(WebApplicationType.REACTIVE, Application.class);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_user_of_basic_without_the_role_is_refused_and_not_asked_to_sign_in() {
        Browser nobody = Browser.at(server.address());
        String bob = FilterChainTests.basic("bob");
        assertThat(nobody.get("/x", "Authorization", bob).body()).isEqualTo("x");
        assertThat(nobody.get("/admin", "Authorization", bob).status()).isEqualTo(403);
        assertThat(nobody.get("/admin", "Authorization", bob, "Accept", "text/html")
                        .status())
                .isEqualTo(403);
        assertThat(People.signedIn("alice", server.address()).fetch("/admin").body())
                .isEqualTo("{\"message\":\"Access denied\"}");
    }

    @Test
    void a_user_of_a_form_without_the_role_is_refused_and_not_asked_to_sign_in() {
        Browser bob = Browser.at(server.address());
        bob.post("/login", Map.of("username", "bob", "password", "x"));
        assertThat(bob.get("/x").body()).isEqualTo("x");
        assertThat(bob.fetch("/admin").status()).isEqualTo(403);
        assertThat(bob.navigate("/admin").status()).isEqualTo(403);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Handlers.class)
    static class Application {

        @Bean
        Auth auth() {
            return People.auth();
        }

        @Bean
        MapReactiveUserDetailsService users() {
            return new MapReactiveUserDetailsService(
                    User.withUsername("bob").password("{noop}x").build());
        }

        @Bean
        SecurityWebFilterChain chain(ServerHttpSecurity http, WebFluxAuth auth) {
            ReactiveLatchkey.latchkey(auth).customize(http);
            return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                    .httpBasic(withDefaults())
                    .formLogin(withDefaults())
                    .authorizeExchange(exchanges -> exchanges
                            .pathMatchers("/admin")
                            .hasRole("admin")
                            .anyExchange()
                            .authenticated())
                    .build();
        }
    }

    @RestController
    static class Handlers {

        @GetMapping({"/x", "/admin"})
        String page() {
            return "x";
        }
    }
}
