package dev.latchkey.spring.boot;

import dev.latchkey.AuthBuilder;

/**
 * Configures an {@code Auth} in ways that properties cannot, such as with callbacks and rules. A bean of this type
 * overrides properties.
 */
@FunctionalInterface
public interface AuthBuilderCustomizer {

    /** Changes the builder after properties and {@code Provider} beans were applied. */
    void customize(AuthBuilder builder);
}
