package dev.latchkey.spring.boot;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Feature;
import dev.latchkey.SessionScope;
import dev.latchkey.provider.Provider;
import dev.latchkey.store.Store;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.task.TaskDecorator;
import org.springframework.web.method.HandlerMethod;

/**
 * Makes the {@link Auth} of an application from properties, beans and the environment, unless the application has a
 * bean of that type.
 */
@AutoConfiguration
public final class LatchkeyAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Auth latchkeyAuth(
            ConfigurableEnvironment environment,
            ObjectProvider<Provider> providers,
            ObjectProvider<Feature> features,
            ObjectProvider<Store> store,
            ObjectProvider<AuthBuilderCustomizer> customizers) {
        AuthBuilder builder = Auth.builder()
                .environment(LatchkeyPropertyReader.variables(environment))
                .settings(LatchkeyPropertyReader.of(environment));
        store.ifAvailable(bean -> builder.settings(Map.of("store", bean)));
        providers.orderedStream().forEach(builder::provider);
        features.orderedStream().forEach(builder::with);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    @Bean
    @ConditionalOnClass(HandlerMethod.class)
    SessionRequirements latchkeySessionRequirements() {
        return new SessionRequirements();
    }

    @Bean
    @ConditionalOnClass(HandlerMethod.class)
    AuthArguments latchkeyAuthArguments(Auth auth) {
        return new AuthArguments(auth);
    }

    /** The session goes along to the application's own executors: {@code @Async}, {@code Callable}, streams. */
    @Bean
    TaskDecorator latchkeyTaskDecorator() {
        return SessionScope::wrap;
    }

    @Bean
    @ConditionalOnClass(HandlerMethod.class)
    HandlerRouteList latchkeyHandlerRoutes(SessionRequirements requirements) {
        return new HandlerRouteList(requirements);
    }
}
