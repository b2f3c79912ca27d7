package dev.latchkey.spring.boot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.Auth;
import dev.latchkey.Feature;
import dev.latchkey.contract.FavouriteColour;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** The {@link Auth} that properties, beans and the environment make. */
class LatchkeyPropertyReaderTest {

    private static final String SECRET = "latchkey.secret=a-secret-of-a-test-0123456789-0123456789";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Bare {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithBeans {

        @Bean
        Provider staff() {
            return CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-1")))
                    .named("staff", "Staff");
        }

        @Bean
        AuthBuilderCustomizer customizer() {
            return builder -> builder.basePath("/from-the-customizer");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithStore {

        @Bean
        Store store() {
            return Store.inMemory();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithFeature {

        @Bean
        Feature colour() {
            return new FavouriteColour();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithLists {

        @Bean
        List<Feature> features() {
            return List.of(new FavouriteColour());
        }

        @Bean
        List<Provider> providers() {
            return List.of(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-1")))
                    .named("staff", "Staff"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithItsOwn {

        @Bean
        Auth own() {
            return Auth.builder()
                    .secret("a-secret-of-its-own-0123456789-0123456789")
                    .sessionsOnly()
                    .basePath("/its-own")
                    .build();
        }
    }

    /** As the documents show it: what needs the {@link Auth} may add to it too, in a static method. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class WithBoth {

        private final Auth auth;

        WithBoth(Auth auth) {
            this.auth = auth;
        }

        @Bean
        static AuthBuilderCustomizer customizer() {
            return builder -> builder.basePath("/both").sessionsOnly();
        }

        @Bean
        String path() {
            return auth.basePath();
        }
    }

    @Test
    void a_class_may_use_the_auth_and_customize_it() {
        with(WithBoth.class, context -> assertThat(context.getBean("path")).isEqualTo("/both"), SECRET);
    }

    @Test
    void a_refused_configuration_is_a_few_lines_and_no_trace() {
        Throwable failure = catchThrowable(() -> with(Bare.class, context -> {}));
        FailureAnalysis analysis = requireNonNull(new ConfigurationFailures().analyze(failure));
        assertThat(analysis.getDescription()).contains("AUTH_SECRET");
        assertThat(analysis.getAction()).contains("latchkey.secret");
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, failed) -> {})))
                .hasAtLeastOneElementOfType(ConfigurationFailures.class);
        assertThat(new ConfigurationFailures().analyze(new IllegalStateException("of another")))
                .isNull();
    }

    @Test
    void properties_name_providers_and_their_clients() {
        with(
                Bare.class,
                context -> assertThat(context.getBean(Auth.class).providers())
                        .extracting(Provider::id)
                        .containsExactly("google", "github"),
                SECRET,
                "latchkey.providers=google,github",
                "latchkey.provider.github.client-id=app",
                "latchkey.provider.github.client-secret=hidden",
                "latchkey.provider.google.client-id=app",
                "latchkey.provider.google.client-secret=hidden");
    }

    @Test
    void beans_add_to_properties_and_the_customizer_has_the_last_word() {
        with(
                WithBeans.class,
                context -> {
                    Auth auth = context.getBean(Auth.class);
                    assertThat(auth.providers()).extracting(Provider::id).containsExactly("staff");
                    assertThat(auth.basePath()).isEqualTo("/from-the-customizer");
                },
                SECRET,
                "latchkey.base-path=/from-properties");
    }

    @Test
    void a_feature_that_is_a_bean_has_its_settings_among_the_properties() {
        String tries = "latchkey.favourite-colour.tries=7";
        with(
                WithFeature.class,
                context -> assertThat(context.getBean(Auth.class).providers())
                        .extracting(Provider::id)
                        .containsExactly("colour"),
                SECRET,
                tries);
        assertThatThrownBy(() -> with(WithFeature.class, context -> {}, SECRET, tries.replace("tries", "tires")))
                .hasStackTraceContaining("did you mean latchkey.favourite-colour.tries?");
        assertThatThrownBy(() -> with(Bare.class, context -> {}, SECRET, tries))
                .hasStackTraceContaining("Unknown setting latchkey.favourite-colour.tries");
    }

    @Test
    void a_list_of_features_or_of_providers_may_be_one_bean() {
        with(
                WithLists.class,
                context -> assertThat(context.getBean(Auth.class).providers())
                        .extracting(Provider::id)
                        .containsExactly("staff", "colour"),
                SECRET);
    }

    @Test
    void an_auth_of_the_applications_own_goes_before_properties() {
        with(
                WithItsOwn.class,
                context -> assertThat(context.getBean(Auth.class).basePath()).isEqualTo("/its-own"),
                "latchkey.base-path=/from-properties");
    }

    @Test
    void a_store_that_is_a_bean_is_used_and_lists_and_placeholders_are_springs_own() {
        with(
                WithStore.class,
                context -> {
                    Auth auth = context.getBean(Auth.class);
                    auth.accounts(); // which throws without a store
                    assertThat(auth.basePath()).isEqualTo("/placed");
                },
                SECRET,
                "where=placed",
                "latchkey.basePath=/${where}",
                "latchkey.matcher[0]=/a",
                "latchkey.matcher[1]=/((?!x{1,2}).*)",
                "latchkey.sessions-only=true");
    }

    @Test
    void a_mistake_stops_the_start_and_says_what_it_is() {
        assertThatThrownBy(() -> with(Bare.class, context -> {}, SECRET, "latchkey.providers=gihub"))
                .hasStackTraceContaining("did you mean github?");
    }

    @ParameterizedTest
    @EnumSource
    void a_name_that_there_is_not_stops_the_start(WebApplicationType type) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Bare.class)
                        .web(type)
                        .bannerMode(Banner.Mode.OFF)
                        .properties(SECRET, "server.port=0", "latchkey.sesions.idle=7d")
                        .run()
                        .close())
                .hasStackTraceContaining("Unknown setting latchkey.sesions.idle: did you mean latchkey.sessions.idle?");
    }

    @Test
    void editors_know_the_properties_and_explain_them() throws IOException {
        StringBuilder all = new StringBuilder();
        for (URL metadata : Collections.list(requireNonNull(Auth.class.getClassLoader())
                .getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream stream = metadata.openStream()) {
                all.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(all.toString())
                .contains(
                        "\"latchkey.secret\"",
                        "\"latchkey.matcher\"",
                        "\"latchkey.sessions.idle\"",
                        "\"latchkey.provider.github.client-id\"",
                        "\"latchkey.pages.sign-in\"");
    }

    private static void with(
            Class<?> configuration, Consumer<ConfigurableApplicationContext> check, String... properties) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(properties)
                .run()) {
            check.accept(context);
        }
    }
}
