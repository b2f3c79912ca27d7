package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Feature;
import dev.latchkey.provider.Provider;
import dev.latchkey.store.Store;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the {@link Auth} of an application that has no bean of this type. The {@link Auth} is made from
 * {@code latchkey.*} in {@code application.yml}, and from beans of type {@link Provider}, {@link Feature} and
 * {@link Store}. A {@code BeanCreatedEventListener<AuthBuilder>} can change the builder.
 */
@Factory
final class AuthFactory {

    private boolean isBuilding; // needs no lock, because Micronaut makes a singleton under a lock

    @Singleton
    AuthBuilder builder(
            Environment environment, List<Provider> providers, List<Feature> features, Optional<Store> store) {
        AuthBuilder builder = Auth.builder().settings(environment.getProperties("latchkey", StringConvention.RAW));
        providers.forEach(builder::provider);
        features.forEach(builder::with);
        store.ifPresent(bean -> builder.settings(Map.of("store", bean)));
        return builder;
    }

    @Bean(preDestroy = "close")
    @Singleton
    @Requires(missingBeans = Auth.class)
    Auth auth(BeanProvider<AuthBuilder> builder) {
        if (isBuilding) {
            throw new IllegalStateException("A listener of AuthBuilder injects Auth, which is made of what it says:"
                    + " inject BeanProvider<Auth>");
        }
        isBuilding = true;
        try {
            return builder.get().build();
        } finally {
            isBuilding = false;
        }
    }
}
