package dev.latchkey.testing.spring;

import dev.latchkey.testing.FakeIdentityProvider;
import dev.latchkey.testing.junit.FakeProviders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Finds {@code @FakeProvider} on a test class. */
final class FakeProviderSettingsFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        List<FakeIdentityProvider> providers = FakeProviders.of(test);
        return providers.isEmpty() ? null : FakeProviderSettings.of(providers);
    }
}
