package dev.latchkey.testing.spring;

import dev.latchkey.testing.FakeIdentityProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Adds the settings of providers to the environment of an application. Equal for the same providers. */
record FakeProviderSettings(Map<String, String> properties) implements ContextCustomizer {

    static FakeProviderSettings of(List<FakeIdentityProvider> providers) {
        Map<String, String> properties = new LinkedHashMap<>();
        providers.forEach(provider -> properties.putAll(provider.properties()));
        return new FakeProviderSettings(properties);
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("latchkey-fake-providers", Map.copyOf(properties)));
    }

    @Override
    public String toString() {
        return "FakeProviderSettings" + properties.keySet();
    }
}
