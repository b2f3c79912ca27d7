package dev.latchkey.spring.boot;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.SessionScope;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.Providers;
import dev.latchkey.spring.boot.LatchkeyProperties.Client;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.task.TaskDecorator;
import org.springframework.web.method.HandlerMethod;

/** The {@link Auth} of the application: a bean of its own, or one made of properties, beans and the environment. */
@AutoConfiguration
@EnableConfigurationProperties(LatchkeyProperties.class)
public final class LatchkeyAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Auth latchkeyAuth(
            LatchkeyProperties properties,
            ConfigurableEnvironment environment,
            ObjectProvider<Provider> providers,
            ObjectProvider<AuthBuilderCustomizer> customizers) {
        AuthBuilder builder = Auth.builder().environment(variables(properties, environment.getSystemEnvironment()));
        apply(properties, builder);
        providers.orderedStream().forEach(builder::provider);
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
    HandlerRoutes latchkeyHandlerRoutes(SessionRequirements requirements) {
        return new HandlerRoutes(requirements);
    }

    private static void apply(LatchkeyProperties properties, AuthBuilder builder) {
        properties.providers().stream().map(Providers::named).forEach(builder::provider);
        builder.matcher(properties.matcher().toArray(String[]::new))
                .sessionMaxAge(properties.session().maxAge())
                .sessionUpdateAge(properties.session().updateAge())
                .bodyLimit(Math.toIntExact(properties.bodyLimit().toBytes()));
        builder.settings(Map.of("trust-host", properties.trustHost()));
        if (properties.trustedProxies() != null) {
            builder.trustedProxies(properties.trustedProxies());
        }
        if (properties.secret() != null) {
            builder.secret(properties.secret(), properties.olderSecrets().toArray(String[]::new));
        } else if (!properties.olderSecrets().isEmpty()) {
            throw new IllegalStateException("latchkey.older-secrets is set, and latchkey.secret is not");
        }
        ifSaid(properties.url(), builder::url);
        ifSaid(properties.basePath(), builder::basePath);
        ifSaid(properties.session().cookie(), builder::sessionCookie);
        ifSaid(properties.cookieDomain(), builder::cookieDomain);
        ifSaid(properties.pages().signIn(), builder::signInPage);
        ifSaid(properties.pages().signOut(), builder::signOutPage);
        ifSaid(properties.pages().error(), builder::errorPage);
    }

    /** The process's variables, with what properties say about clients in their place. */
    private static Map<String, String> variables(LatchkeyProperties properties, Map<String, Object> system) {
        Map<String, String> variables = new HashMap<>();
        system.forEach((name, value) -> variables.put(name, value.toString()));
        for (Map.Entry<String, Client> entry : properties.client().entrySet()) {
            String prefix = "AUTH_" + entry.getKey().toUpperCase(Locale.ROOT).replace('-', '_');
            Client client = entry.getValue();
            ifSaid(client.id(), id -> variables.put(prefix + "_ID", id));
            ifSaid(client.secret(), secret -> variables.put(prefix + "_SECRET", secret));
            ifSaid(client.issuer(), issuer -> variables.put(prefix + "_ISSUER", issuer));
        }
        return variables;
    }

    private static void ifSaid(@Nullable String value, Consumer<String> setting) {
        if (value != null) {
            setting.accept(value);
        }
    }
}
