package dev.latchkey.telemetry;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Feature;
import dev.latchkey.feature.Installable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticObserverBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An application has Micrometer or OpenTelemetry, and the classes of the other are not there. */
class OneOfBothTest {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";
    private static final String OPEN_TELEMETRY = "io.opentelemetry.api.OpenTelemetry";

    @Test
    void micrometer_alone_is_enough() throws Exception {
        assertMade(WithMicrometer.class, "io.opentelemetry.");
    }

    @Test
    void openTelemetry_alone_is_enough() throws Exception {
        assertMade(WithOpenTelemetry.class, "io.micrometer.");
    }

    @Test
    void micronaut_makes_the_feature_with_the_library_that_is_there() {
        assertThat(inMicronaut(new Without("io.opentelemetry."), new SimpleMeterRegistry()))
                .hasSize(1);
        assertThat(inMicronaut(new Without("io.micrometer."), OpenTelemetry.noop()))
                .hasSize(1);
        assertThat(inMicronaut(new Without("io.opentelemetry."))).isEmpty();
        assertThat(inMicronaut(new Without("io.micrometer."))).isEmpty();
        assertThat(inMicronaut(new Without("io.micrometer.", "io.opentelemetry.")))
                .isEmpty();
    }

    private static Collection<Feature> inMicronaut(ClassLoader classes, Object... beans) {
        try (ApplicationContext context = ApplicationContext.builder(classes)
                .bootstrapEnvironment(false)
                .deduceEnvironment(false)
                .singletons(beans)
                .start()) {
            return context.getBeansOfType(Feature.class);
        }
    }

    @Test
    void cdi_hears_which_library_is_there() throws Exception {
        assertThat(toldToCdi(new Without("io.opentelemetry.")))
                .containsOnly(entry(MICROMETER, true), entry(OPEN_TELEMETRY, false));
        assertThat(toldToCdi(new Without("io.micrometer.")))
                .containsOnly(entry(MICROMETER, false), entry(OPEN_TELEMETRY, true));
        assertThat(toldToCdi(new Without("io.micrometer.", "io.opentelemetry.")))
                .isEmpty();
    }

    /** Returns what the observer gets that the extension adds; empty if it adds none. */
    private static Map<Object, Object> toldToCdi(ClassLoader classes) throws Exception {
        Map<Object, Object> told = new HashMap<>();
        SyntheticObserverBuilder<?> observer = proxy(SyntheticObserverBuilder.class, (builder, method, arguments) -> {
            if (method.getName().equals("withParam")) {
                Object[] param = requireNonNull(arguments);
                told.put(param[0], param[1]);
                return builder;
            }
            return null;
        });
        SyntheticComponents components = proxy(SyntheticComponents.class, (proxy, method, arguments) -> observer);
        Class<?> extension = classes.loadClass(TelemetryExtension.class.getName());
        extension
                .getMethod("add", SyntheticComponents.class)
                .invoke(extension.getConstructor().newInstance(), components);
        return told;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** An application with Micrometer. */
    public static final class WithMicrometer implements Supplier<Feature> {

        @Override
        public Feature get() {
            return Telemetry.micrometer(new SimpleMeterRegistry());
        }
    }

    /** An application with OpenTelemetry. */
    public static final class WithOpenTelemetry implements Supplier<Feature> {

        @Override
        public Feature get() {
            return Telemetry.openTelemetry(OpenTelemetry.noop());
        }
    }

    /** Makes the feature where some classes are missing, and looks at it as frameworks look at their beans. */
    private static void assertMade(Class<?> application, String missing) throws Exception {
        ClassLoader without = new Without(missing);
        Supplier<?> made = (Supplier<?>)
                without.loadClass(application.getName()).getConstructor().newInstance();
        Feature feature = (Feature) requireNonNull(made.get());

        assertThat(feature.id()).isEqualTo("telemetry");
        assertThat(feature.getClass().getClassLoader()).isSameAs(without);
        assertThat(Arrays.asList(feature.getClass().getDeclaredMethods())).isNotEmpty();
        assertThat(Arrays.asList(feature.getClass().getDeclaredFields())).isNotEmpty();
        assertThat(((Installable) feature).observer(List.of())).isPresent();
    }

    /** Loads the module anew, and finds nothing of the other library. */
    private static final class Without extends ClassLoader {

        private final List<String> missing;

        Without(String... missing) {
            super(OneOfBothTest.class.getClassLoader());
            this.missing = List.of(missing);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (missing.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.latchkey.telemetry.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = requireNonNull(getParent()).getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = requireNonNull(in, name).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
