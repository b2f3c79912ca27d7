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
 * Lets Reactor restore {@code SessionScope} on each thread of a reactive web application, unless the application sets
 * the property itself. Without it the scope would be missing in handlers: {@code SessionScope.require} would throw
 * {@link IllegalStateException}. Reactor takes the property for the whole process, so no other application gets it.
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

    /** Spring Boot reads the property only after this. */
    private static @Nullable WebApplicationType type(
            ConfigurableEnvironment environment, SpringApplication application) {
        return Binder.get(environment)
                .bind("spring.main.web-application-type", WebApplicationType.class)
                .orElse(application.getWebApplicationType());
    }
}
