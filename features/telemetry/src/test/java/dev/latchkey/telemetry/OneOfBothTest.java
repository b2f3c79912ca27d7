package dev.latchkey.telemetry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Feature;
import dev.latchkey.feature.Installable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An application has Micrometer or OpenTelemetry, and the classes of the other are not there. */
class OneOfBothTest {

    @Test
    void micrometer_alone_is_enough() throws Exception {
        assertMade(WithMicrometer.class, "io.opentelemetry.");
    }

    @Test
    void openTelemetry_alone_is_enough() throws Exception {
        assertMade(WithOpenTelemetry.class, "io.micrometer.");
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

        private final String missing;

        Without(String missing) {
            super(OneOfBothTest.class.getClassLoader());
            this.missing = missing;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(missing)) {
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
