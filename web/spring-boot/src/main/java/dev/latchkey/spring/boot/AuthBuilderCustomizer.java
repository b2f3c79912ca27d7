package dev.latchkey.spring.boot;

import dev.latchkey.AuthBuilder;

/** Callbacks, rules and whatever else properties cannot say; a bean of this type has the last word. */
@FunctionalInterface
public interface AuthBuilderCustomizer {

    /** Adds to what properties and {@code Provider} beans have said. */
    void customize(AuthBuilder builder);
}
