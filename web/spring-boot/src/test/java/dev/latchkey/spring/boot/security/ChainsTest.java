package dev.latchkey.spring.boot.security;

import static dev.latchkey.spring.boot.security.LatchkeyConfigurer.latchkey;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.spring.boot.SpringServer;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An existing application with chains of its own: the session counts in those that ask for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChainsTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private @Nullable SpringServer server;
    private URI root = URI.create("");

    @BeforeAll
    void start() {
        SpringServer started = SpringServer.start(WebApplicationType.SERVLET, Application.class);
        server = started;
        root = started.address();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Tag("S10")
    void a_chain_that_does_not_ask_takes_no_cookie_and_keeps_its_entry_point() {
        Browser alice = People.signedIn("alice", root);

        Reply refused = alice.send("POST", "/api/x", "");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(alice.navigate("/api/x").status()).isEqualTo(401);
        assertThat(alice.send("POST", "/api/x", "", "Authorization", basic("bob"))
                        .body())
                .isEqualTo("bob");
    }

    @Test
    @Tag("S10")
    void two_ways_that_name_two_users_are_refused() {
        Browser alice = People.signedIn("alice", root);

        assertThat(alice.get("/mixed/x").body()).isEqualTo("u-alice");
        assertThat(Browser.at(root)
                        .get("/mixed/x", "Authorization", basic("bob"))
                        .body())
                .isEqualTo("bob");
        assertThat(alice.get("/mixed/x", "Authorization", basic("u-alice")).body())
                .isEqualTo("u-alice");
        assertThat(alice.get("/mixed/x", "Authorization", basic("bob")).status())
                .isEqualTo(403);
        assertThat(alice.get("/mixed/open", "Authorization", basic("bob")).status())
                .isEqualTo(403);
    }

    @Test
    void a_chain_with_two_ways_refuses_each_as_it_should() {
        Reply program = Browser.at(root).get("/mixed/x", "Accept", "application/json");
        assertThat(program.status()).isEqualTo(401);
        assertThat(program.header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(Browser.at(root).navigate("/mixed/x").location()).contains("/auth/signin");
    }

    @Test
    void a_form_login_goes_on_to_work() {
        Browser bob = Browser.at(root);
        assertThat(bob.navigate("/form/x").location()).endsWith("/login");
        String token = TOKEN.matcher(bob.navigate("/login").body())
                .results()
                .map(MatchResult::group)
                .map(field -> field.replaceAll(".*value=\"([^\"]+)\".*", "$1"))
                .findFirst()
                .orElseThrow();
        Reply signedIn = bob.post("/login", Map.of("username", "bob", "password", "x", "_csrf", token));
        assertThat(signedIn.location()).contains("/form/x");
        assertThat(bob.get("/form/x").body()).isEqualTo("bob");
        assertThat(People.signedIn("alice", root).get("/form/x").body()).isEqualTo("u-alice");
    }

    @Test
    void the_last_chain_is_ours() {
        assertThat(Browser.at(root).navigate("/else").location()).contains("/auth/signin");
        assertThat(Browser.at(root).get("/else", "Authorization", basic("bob")).status())
                .isEqualTo(401);
        assertThat(People.signedIn("alice", root).get("/else").body()).isEqualTo("u-alice");
    }

    static String basic(String name) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":x").getBytes(UTF_8));
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
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("bob").password("{noop}x").build(),
                    User.withUsername("u-alice").password("{noop}x").build());
        }

        @Bean
        @Order(1)
        SecurityFilterChain api(HttpSecurity http) {
            return http.securityMatcher("/api/**")
                    .csrf(AbstractHttpConfigurer::disable)
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .httpBasic(withDefaults())
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain mixed(HttpSecurity http) {
            return http.securityMatcher("/mixed/**")
                    .with(latchkey())
                    .httpBasic(withDefaults())
                    .authorizeHttpRequests(requests -> requests.requestMatchers("/mixed/open")
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .build();
        }

        @Bean
        @Order(3)
        SecurityFilterChain form(HttpSecurity http) {
            return http.securityMatcher("/form/**", "/login", "/logout")
                    .formLogin(withDefaults())
                    .with(latchkey())
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }

        @Bean
        @Order(4)
        SecurityFilterChain rest(HttpSecurity http) {
            return http.with(latchkey())
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }
    }

    @RestController
    static class Handlers {

        @RequestMapping({"/api/x", "/mixed/x", "/mixed/open", "/form/x", "/else"})
        String who(@Nullable Authentication who) {
            return Optional.ofNullable(who).map(Authentication::getName).orElse("nobody");
        }
    }
}
