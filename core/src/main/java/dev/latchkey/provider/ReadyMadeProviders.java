package dev.latchkey.provider;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Offers the ready-made providers of another module, so that settings can name them. Found by
 * {@link java.util.ServiceLoader}. {@code latchkey-mail} offers mail servers and services.
 */
@FunctionalInterface
public interface ReadyMadeProviders {

    /** Returns the providers by their ids. */
    Map<String, Supplier<? extends Provider>> providers();
}
