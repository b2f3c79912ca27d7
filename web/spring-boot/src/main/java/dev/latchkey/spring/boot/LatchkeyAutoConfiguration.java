package dev.latchkey.spring.boot;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Feature;
import dev.latchkey.SessionScope;
import dev.latchkey.provider.Provider;
import dev.latchkey.store.Store;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
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
            BeanFactory beans,
            ObjectProvider<Store> store,
            ObjectProvider<AuthBuilderCustomizer> customizers) {
        AuthBuilder builder = Auth.builder()
                .environment(LatchkeyPropertyReader.variables(environment))
                .settings(LatchkeyPropertyReader.of(environment));
        store.ifAvailable(bean -> builder.settings(Map.of("store", bean)));
        all(beans, Provider.class).forEach(builder::provider);
        all(beans, Feature.class).forEach(builder::with);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    /** Returns the beans of a type, and the elements of beans that are collections of it. */
    private static <T> Stream<T> all(BeanFactory beans, Class<T> type) {
        ObjectProvider<Collection<T>> collections =
                beans.getBeanProvider(ResolvableType.forClassWithGenerics(Collection.class, type));
        return Stream.concat(
                beans.getBeanProvider(type).orderedStream(),
                collections.orderedStream().flatMap(Collection::stream));
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

    /** Passes the session on to the application's own executors, for {@code @Async}, {@code Callable} and streams. */
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
