package dev.latchkey.spring.boot;

import dev.latchkey.Auth;
import dev.latchkey.AuthHealth;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows {@link Auth#health} as {@code latchkey} in the health of Spring Boot's actuator. */
@AutoConfiguration(after = LatchkeyAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(Auth.class)
public final class HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "latchkeyHealthIndicator")
    @ConditionalOnEnabledHealthIndicator("latchkey")
    HealthIndicator latchkeyHealthIndicator(Auth auth) {
        return () -> {
            AuthHealth health = auth.health();
            Health.Builder result = health.isUp() ? Health.up() : Health.down();
            return result.withDetails(health.details()).build();
        };
    }
}
