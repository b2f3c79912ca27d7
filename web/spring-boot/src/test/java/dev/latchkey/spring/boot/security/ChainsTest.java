package dev.latchkey.spring.boot.security;

import static dev.latchkey.spring.boot.security.LatchkeyConfigurer.latchkey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An existing application with chains of its own: the session counts in those that ask for it. */
class ChainsTest extends FilterChainTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    ChainsTest() {
        super(Application.class);
    }

    @Test
    @Tag("S10")
    void a_chain_that_does_not_ask_takes_no_cookie_and_keeps_its_entry_point() {
        Browser alice = alice();

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
        Browser alice = alice();

        assertThat(alice.get("/mixed/x").body()).isEqualTo("u-alice");
        assertThat(nobody().get("/mixed/x", "Authorization", basic("bob")).body())
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
        Reply program = nobody().get("/mixed/x", "Accept", "application/json");
        assertThat(program.status()).isEqualTo(401);
        assertThat(program.header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(nobody().navigate("/mixed/x").location()).contains("/auth/signin");
    }

    @Test
    void a_form_login_goes_on_to_work() {
        Browser bob = nobody();
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
        assertThat(alice().get("/form/x").body()).isEqualTo("u-alice");
    }

    @Test
    void the_last_chain_is_ours() {
        assertThat(nobody().navigate("/else").location()).contains("/auth/signin");
        assertThat(nobody().get("/else", "Authorization", basic("bob")).status())
                .isEqualTo(401);
        assertThat(alice().get("/else").body()).isEqualTo("u-alice");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({FilterChainTests.Users.class, ChainsTest.Handlers.class})
    static class Application {

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
