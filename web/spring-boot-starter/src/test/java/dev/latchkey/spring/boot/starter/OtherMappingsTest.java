package dev.latchkey.spring.boot.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.spring.boot.RequireSession;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.rest.webmvc.BasePathAwareController;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Controllers that other parts of Spring serve: Spring Data REST has mappings of its own, GraphQL none. */
class OtherMappingsTest {

    @Test
    @Tag("S15")
    void a_controller_of_spring_data_rest_is_guarded() {
        try (ConfigurableApplicationContext context = start(DataRest.class)) {
            URI root =
                    URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
            Browser alice = Browser.at(root);
            alice.signIn("alice");
            assertThat(Browser.at(root).fetch("/api/based").status()).isEqualTo(401);
            assertThat(alice.fetch("/api/based").body()).contains("closed");
            assertThat(Browser.at(root)
                            .fetch("/api/session?user=root&session=root")
                            .status())
                    .isEqualTo(401);
            assertThat(alice.fetch("/api/session?user=root&session=root").body())
                    .contains("u-alice");
        }
    }

    @Test
    @Tag("S15")
    void a_query_of_graphql_stops_the_start() {
        assertThatThrownBy(() -> start(OneQuery.class).close())
                .hasStackTraceContaining("@RequireSession guards nothing on")
                .hasStackTraceContaining("One.secret");
        assertThatThrownBy(() -> start(AllQueries.class).close())
                .hasStackTraceContaining("@RequireSession guards nothing on")
                .hasStackTraceContaining("All.secret");
    }

    private static ConfigurableApplicationContext start(Class<?> configuration) {
        return new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(
                        Map.of("server.port", "0", "server.address", "127.0.0.1", "spring.data.rest.base-path", "/api"))
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Auth auth() {
            return Auth.builder()
                    .environment(Map.of())
                    .secret("a-secret-of-the-mappings-test-0123456789")
                    .provider(CredentialsProvider.of(
                            (typed, request) -> Optional.of(User.of("u-" + typed.get("username")))))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({Application.class, Based.class})
    static class DataRest {}

    @Configuration(proxyBeanMethods = false)
    @Import({Application.class, One.class})
    static class OneQuery {}

    @Configuration(proxyBeanMethods = false)
    @Import({Application.class, All.class})
    static class AllQueries {}

    @BasePathAwareController
    static class Based {

        @RequireSession
        @ResponseBody
        @GetMapping("/based")
        String closed() {
            return "closed";
        }

        @ResponseBody
        @GetMapping("/session")
        String session(Session session) {
            return session.user().id();
        }
    }

    @Controller
    static class One {

        @RequireSession
        @QueryMapping
        String secret() {
            return "secret";
        }
    }

    @Controller
    @RequireSession
    static class All {

        @QueryMapping
        String secret() {
            return "secret";
        }

        @ResponseBody
        @GetMapping("/page")
        String page() {
            return "page";
        }
    }
}
