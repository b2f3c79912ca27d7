package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.provider.Provider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes the {@link Auth} of an application that has none: from {@code latchkey.*} in {@code application.yml}, each
 * setting as the call of {@link AuthBuilder} of that name; from beans of type {@link Provider}; and from what a
 * {@code BeanCreatedEventListener<AuthBuilder>} says.
 */
@Factory
final class AuthFactory {

    @Singleton
    AuthBuilder builder(Environment environment, List<Provider> providers) {
        Map<String, String> settings = new HashMap<>();
        environment.getProperties("latchkey", StringConvention.RAW).forEach((name, value) -> {
            if (value instanceof List<?> several) {
                IntStream.range(0, several.size())
                        .forEach(i -> settings.put(name + "[" + i + "]", "" + several.get(i)));
            } else {
                settings.put(name, value.toString());
            }
        });
        AuthBuilder builder = Auth.builder().settings(settings);
        providers.forEach(builder::provider);
        return builder;
    }

    @Singleton
    @Requires(missingBeans = Auth.class)
    Auth auth(AuthBuilder builder) {
        return builder.build();
    }
}
