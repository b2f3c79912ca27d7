package dev.latchkey.provider;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Ready providers that another module has, by id, so that settings can list them. Found by
 * {@link java.util.ServiceLoader}; {@code latchkey-mail} has one for mail servers and services.
 */
@FunctionalInterface
public interface ProviderSource {

    /** The providers by the ids that they have. */
    Map<String, Supplier<? extends Provider>> providers();
}
