package dev.latchkey.testing.junit;

import dev.latchkey.testing.FakeIdentityProvider;
import dev.latchkey.testing.People;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the providers of {@link FakeProvider}. Integrations with frameworks find them here too. */
public final class FakeProviders implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /**
     * The providers of this JVM. A framework starts an application and keeps it for several test classes, so the
     * providers must stay where they are.
     */
    private static final ConcurrentMap<String, FakeIdentityProvider> RUNNING = new ConcurrentHashMap<>();

    /** Creates the extension. JUnit calls this constructor. */
    public FakeProviders() {}

    /** Returns the providers of the annotation on a test class, which run until the JVM ends. */
    public static List<FakeIdentityProvider> of(Class<?> test) {
        Optional<FakeProvider> annotation = AnnotationSupport.findAnnotation(test, FakeProvider.class);
        Class<?> outer = test.getEnclosingClass();
        if (annotation.isEmpty() && outer != null) {
            return of(outer);
        }
        return annotation.stream()
                .flatMap(found -> Arrays.stream(found.value()))
                .map(FakeProviders::running)
                .toList();
    }

    private static FakeIdentityProvider running(String id) {
        return RUNNING.computeIfAbsent(id, FakeIdentityProvider::start);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        of(context.getRequiredTestClass()).forEach(provider -> provider.signInAs(People.ADA));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        for (FakeIdentityProvider provider : of(context.getRequiredTestClass())) {
            if (!provider.complaints().isEmpty()) {
                throw new AssertionError("The provider \"" + provider.id() + "\" does not understand a request: "
                        + String.join("; ", provider.complaints()));
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FakeIdentityProvider.class;
    }

    @Override
    public FakeIdentityProvider resolveParameter(ParameterContext parameter, ExtensionContext context) {
        List<FakeIdentityProvider> known = of(context.getRequiredTestClass());
        Optional<String> named = parameter.findAnnotation(FakeProvider.class).map(found -> found.value()[0]);
        return known.stream()
                .filter(provider -> named.map(provider.id()::equals).orElse(known.size() == 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Which provider? Name one of " + known + " with @FakeProvider on the parameter"));
    }
}
