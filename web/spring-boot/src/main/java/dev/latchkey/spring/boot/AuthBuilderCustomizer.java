package dev.latchkey.spring.boot;

import dev.latchkey.AuthBuilder;

/** Callbacks, rules and whatever else properties cannot say. What a bean of this type sets wins over properties. */
@FunctionalInterface
public interface AuthBuilderCustomizer {

    /** Adds to what properties and {@code Provider} beans have said. */
    void customize(AuthBuilder builder);
}
