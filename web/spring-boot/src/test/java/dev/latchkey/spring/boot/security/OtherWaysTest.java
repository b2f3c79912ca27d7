package dev.latchkey.spring.boot.security;

import static dev.latchkey.spring.boot.security.LatchkeyConfigurer.latchkey;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Chains that have another way to authenticate beside the session, before it and behind it. */
class OtherWaysTest extends FilterChainTests {

    OtherWaysTest() {
        super(Application.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/basic-first", "/basic-last"})
    void a_user_of_basic_without_the_role_is_refused_and_not_asked_to_sign_in(String chain) {
        Browser nobody = nobody();
        String bob = basic("bob");
        Reply program = nobody.get(chain + "/admin", "Authorization", bob);
        assertThat(program.status()).isEqualTo(403);
        Reply page = nobody.get(chain + "/admin", "Authorization", bob, "Accept", "text/html");
        assertThat(page.status()).isEqualTo(403);
        assertThat(alice().fetch(chain + "/admin").body()).isEqualTo("{\"message\":\"Access denied\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/form-first", "/form-last"})
    void a_user_of_a_form_without_the_role_is_refused_and_not_asked_to_sign_in(String chain) {
        Browser bob = byForm(chain, "bob");
        assertThat(bob.get(chain + "/x").body()).isEqualTo("x");
        assertThat(bob.fetch(chain + "/admin").status()).isEqualTo(403);
        assertThat(bob.navigate(chain + "/admin").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/basic-first", "/basic-last"})
    void programs_are_challenged_and_people_get_the_sign_in_page_in_any_order(String chain) {
        Browser nobody = nobody();
        for (String accepted : new String[] {"application/json", "*/*"}) {
            Reply program = nobody.get(chain + "/x", "Accept", accepted);
            assertThat(program.status()).as(accepted).isEqualTo(401);
            assertThat(program.headers("WWW-Authenticate")).as(accepted).hasSize(1);
        }
        assertThat(nobody.navigate(chain + "/x").location()).contains("/auth/signin");
        Reply style = nobody.get(chain + "/x", "Accept", "text/css");
        assertThat(style.status()).isEqualTo(401);
        assertThat(style.headers("WWW-Authenticate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/form-first", "/form-last"})
    void people_get_the_form_and_programs_a_status_in_any_order(String chain) {
        Browser nobody = nobody();
        assertThat(nobody.navigate(chain + "/x").location()).endsWith(chain + "/login");
        assertThat(nobody.get(chain + "/x", "Accept", "application/json").status())
                .isEqualTo(401);
    }

    @Test
    @Tag("S7")
    void a_user_of_a_form_signs_out_whether_or_not_there_is_a_session() {
        Browser bob = byForm("/form-first", "bob");
        assertThat(bob.get("/form-first/logout").location()).endsWith("/login?logout");
        assertThat(bob.fetch("/form-first/x").status()).isEqualTo(401);

        Browser alice = byForm("/form-first", "u-alice");
        alice.signIn("alice");
        alice.post("/form-first/logout", Map.of());
        assertThat(alice.fetch("/form-first/x").status()).isEqualTo(401);
    }

    @Test
    @Tag("S7")
    void the_forms_user_is_signed_out_where_the_session_cannot_be_ended() {
        Browser alice = byForm("/form-first", "u-alice");
        alice.signIn("alice");
        String before = requireNonNull(alice.cookies().get("JSESSIONID"));

        assertThat(alice.get("/form-first/logout").status()).isGreaterThanOrEqualTo(400); // a link ends no session
        assertThat(alice.get("/form-first/x").body()).isEqualTo("x");
        Browser withoutSession = nobody().with("JSESSIONID", before);
        assertThat(withoutSession.fetch("/form-first/x").status()).isEqualTo(401);
    }

    @Test
    void a_request_cache_of_the_application_stays() {
        assertThat(nobody().navigate("/cached/x").headers("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("REDIRECT_URI="));
    }

    private Browser byForm(String chain, String name) {
        Browser browser = nobody();
        browser.post(chain + "/login", Map.of("username", name, "password", "x"));
        return browser;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({FilterChainTests.Users.class, OtherWaysTest.Handlers.class})
    static class Application {

        @Bean
        @Order(1)
        SecurityFilterChain basicFirst(HttpSecurity http) {
            return rules(
                    http.securityMatcher("/basic-first/**")
                            .httpBasic(withDefaults())
                            .with(latchkey()),
                    "/basic-first/admin");
        }

        @Bean
        @Order(2)
        SecurityFilterChain basicLast(HttpSecurity http) {
            return rules(
                    http.securityMatcher("/basic-last/**").with(latchkey()).httpBasic(withDefaults()),
                    "/basic-last/admin");
        }

        @Bean
        @Order(3)
        SecurityFilterChain formFirst(HttpSecurity http) {
            return rules(
                    http.securityMatcher("/form-first/**")
                            .formLogin(
                                    form -> form.loginPage("/form-first/login").permitAll())
                            .logout(logout -> logout.logoutUrl("/form-first/logout"))
                            .with(latchkey()),
                    "/form-first/admin");
        }

        @Bean
        @Order(4)
        SecurityFilterChain formLast(HttpSecurity http) {
            return rules(
                    http.securityMatcher("/form-last/**")
                            .with(latchkey())
                            .formLogin(
                                    form -> form.loginPage("/form-last/login").permitAll()),
                    "/form-last/admin");
        }

        @Bean
        @Order(5)
        SecurityFilterChain cached(HttpSecurity http) {
            return rules(
                    http.securityMatcher("/cached/**")
                            .with(latchkey())
                            .requestCache(cache -> cache.requestCache(new CookieRequestCache())),
                    "/cached/admin");
        }

        private static SecurityFilterChain rules(HttpSecurity http, String admin) {
            return http.csrf(AbstractHttpConfigurer::disable)
                    .authorizeHttpRequests(requests -> requests.requestMatchers(admin)
                            .hasRole("admin")
                            .anyRequest()
                            .authenticated())
                    .build();
        }
    }

    @RestController
    static class Handlers {

        @GetMapping({"/x", "/{chain}/{page:x|admin}"})
        String page() {
            return "x";
        }
    }
}
