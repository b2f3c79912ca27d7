package dev.latchkey.spring.boot.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the starter sets of Reactor holds for the whole process, so only a reactive application gets it. */
class ContextPropagationDefaultTest {

    @Test
    void an_application_that_is_not_reactive_keeps_reactors_default() {
        try (ConfigurableApplicationContext context = start(WebApplicationType.NONE)) {
            assertThat(propagation(context)).isNull();
        }
    }

    @Test
    void a_property_says_what_an_application_is() {
        try (ConfigurableApplicationContext context =
                start(WebApplicationType.REACTIVE, "--spring.main.web-application-type=none")) {
            assertThat(propagation(context)).isNull();
        }
    }

    private static @Nullable String propagation(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        return environment.getProperty("spring.reactor.context-propagation");
    }

    private static ConfigurableApplicationContext start(WebApplicationType type, String... arguments) {
        return new SpringApplicationBuilder(Nothing.class)
                .web(type)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
