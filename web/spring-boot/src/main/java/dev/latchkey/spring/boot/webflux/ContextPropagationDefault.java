package dev.latchkey.spring.boot.webflux;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Sets the property with which Reactor restores {@code SessionScope} on each thread, unless the application sets the
 * property itself. Without the property, handlers have no scope, and {@code SessionScope.require} throws
 * {@link IllegalStateException}. The property affects Reactor in the whole process, so it is set only for reactive web
 * applications.
 */
final class ContextPropagationDefault implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (type(environment, application) == WebApplicationType.REACTIVE) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "latchkey", Map.of("spring.reactor.context-propagation", (Object) "auto")));
        }
    }

    /** Returns the type of the application. Spring Boot itself reads the property for the type only later. */
    private static @Nullable WebApplicationType type(
            ConfigurableEnvironment environment, SpringApplication application) {
        return Binder.get(environment)
                .bind("spring.main.web-application-type", WebApplicationType.class)
                .orElse(application.getWebApplicationType());
    }
}
