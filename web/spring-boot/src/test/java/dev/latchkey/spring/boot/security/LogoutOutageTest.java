package dev.latchkey.spring.boot.security;

import static dev.latchkey.spring.boot.security.LatchkeyConfigurer.latchkey;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.spring.boot.SpringServer;
import dev.latchkey.store.Store;
import dev.latchkey.testing.SignedIn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The store does not answer while somebody signs out at the {@code /logout} of a form. */
class LogoutOutageTest {

    @Test
    @Tag("S7")
    void a_session_that_cannot_be_read_is_not_taken_for_ended() {
        try (SpringServer server = SpringServer.start(WebApplicationType.SERVLET, Application.class)) {
            AtomicBoolean outage = server.context().getBean(AtomicBoolean.class);
            Store store = server.context().getBean(Store.class);
            String cookie = SignedIn.as("u-alice").in(store).cookie(People.SECRET);
            Browser alice = Browser.at(server.address());
            alice.post("/login", Map.of("username", "u-alice", "password", "x"));
            String formOnly = requireNonNull(alice.cookies().get("JSESSIONID"));
            alice.with(Browser.SESSION, cookie.substring(cookie.indexOf('=') + 1));

            outage.set(true);
            assertThat(alice.post("/logout", Map.of()).status()).isGreaterThanOrEqualTo(500);
            outage.set(false);
            assertThat(Browser.at(server.address())
                            .with("JSESSIONID", formOnly)
                            .fetch("/x")
                            .status())
                    .isEqualTo(401);
            assertThat(alice.get("/x").body()).isEqualTo("x"); // by the session, which could not be ended
            assertThat(alice.post("/logout", Map.of()).location()).endsWith("/login?logout");
            assertThat(alice.fetch("/x").status()).isEqualTo(401);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(OtherWaysTest.Handlers.class)
    static class Application {

        @Bean
        AtomicBoolean outage() {
            return new AtomicBoolean();
        }

        @Bean
        Store store(AtomicBoolean outage) {
            Store whole = Store.inMemory();
            return (Store) Proxy.newProxyInstance(
                    Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                        if (outage.get()) {
                            throw new IllegalStateException("The store does not answer");
                        }
                        try {
                            return method.invoke(whole, arguments);
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    });
        }

        @Bean
        Auth auth(Store store) {
            return People.builder().store(store).build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("u-alice").password("{noop}x").build());
        }

        @Bean
        SecurityFilterChain form(HttpSecurity http) {
            return http.formLogin(form -> {})
                    .with(latchkey())
                    .csrf(AbstractHttpConfigurer::disable)
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }
    }
}
