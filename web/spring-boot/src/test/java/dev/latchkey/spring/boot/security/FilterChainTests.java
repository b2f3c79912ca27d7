package dev.latchkey.spring.boot.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.spring.boot.SpringServer;
import java.net.URI;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** An application with filter chains and passwords of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilterChainTests {

    private final Class<?> application;
    private @Nullable SpringServer server;
    private URI root = URI.create("");

    FilterChainTests(Class<?> application) {
        this.application = application;
    }

    @BeforeAll
    void start() {
        SpringServer started = SpringServer.start(WebApplicationType.SERVLET, application);
        server = started;
        root = started.address();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    final Browser nobody() {
        return Browser.at(root);
    }

    final Browser alice() {
        return People.signedIn("alice", root);
    }

    /** The {@code Authorization} header of a user whose password is {@code x}. */
    static String basic(String name) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":x").getBytes(UTF_8));
    }

    @Configuration(proxyBeanMethods = false)
    static class Users {

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
    }
}
