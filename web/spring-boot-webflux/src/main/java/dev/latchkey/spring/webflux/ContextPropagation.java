package dev.latchkey.spring.webflux;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets Reactor restore {@code SessionScope} on each thread, unless the application sets the property itself. Without it
 * the scope would be empty in handlers, and everybody would be refused there.
 */
public final class ContextPropagation implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "latchkey", Map.of("spring.reactor.context-propagation", (Object) "auto")));
    }
}
