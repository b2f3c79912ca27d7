package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.Providers;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Makes the {@link Auth} of an application that has none: from {@code latchkey.*} in {@code application.yml}, each
 * setting as the call of {@link AuthBuilder} of that name; from beans of type {@link Provider}; and from what a
 * {@code BeanCreatedEventListener<AuthBuilder>} says.
 */
@Factory
final class AuthFactory {

    private static final String PROVIDERS = "latchkey.providers";

    private final Environment environment;

    AuthFactory(Environment environment) {
        this.environment = environment;
    }

    @Singleton
    AuthBuilder builder(List<Provider> providers) {
        AuthBuilder builder = Auth.builder();
        set("secret", String[].class, all -> builder.secret(all[0], Arrays.copyOfRange(all, 1, all.length)), builder);
        set("matcher", String[].class, builder::matcher, builder);
        set("trust-host", Boolean.class, trust -> trust ? builder.trustHost() : builder, builder);
        set("url", String.class, builder::url, builder);
        set("base-path", String.class, builder::basePath, builder);
        set("roles-claim", String.class, builder::rolesClaim, builder);
        set("session-max-age", Duration.class, builder::sessionMaxAge, builder);
        set("session-update-age", Duration.class, builder::sessionUpdateAge, builder);
        set("sign-in-page", String.class, builder::signInPage, builder);
        set("sign-out-page", String.class, builder::signOutPage, builder);
        set("error-page", String.class, builder::errorPage, builder);
        environment.getPropertyEntries(PROVIDERS).forEach(id -> builder.provider(provider(id)));
        providers.forEach(builder::provider);
        return builder;
    }

    @Singleton
    @Requires(missingBeans = Auth.class)
    Auth auth(AuthBuilder builder) {
        return builder.build();
    }

    /** {@code latchkey.providers.<id>.*}: a ready one, or under an id of one's own any that speaks OpenID Connect. */
    private Provider provider(String id) {
        String prefix = "providers." + id + ".";
        OAuthProvider provider = Providers.ids().contains(id)
                ? Providers.named(id)
                : OAuthProvider.oidc(id, set(prefix + "name", String.class, Function.identity(), id));
        provider = set(prefix + "client-id", String.class, provider::clientId, provider);
        provider = set(prefix + "client-secret", String.class, provider::clientSecret, provider);
        return set(prefix + "issuer", String.class, provider::issuer, provider);
    }

    private <T, R> R set(String name, Class<T> type, Function<T, R> setting, R unset) {
        return environment.getProperty("latchkey." + name, type).map(setting).orElse(unset);
    }
}
