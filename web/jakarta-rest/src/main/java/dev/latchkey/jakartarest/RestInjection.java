package dev.latchkey.jakartarest;

import jakarta.ws.rs.core.FeatureContext;

/**
 * Lets one implementation of Jakarta REST inject the session and the exchange. {@link java.util.ServiceLoader} finds
 * the implementations of this interface.
 */
@FunctionalInterface
public interface RestInjection {

    /** Registers the components by which the implementation injects the session and the exchange. */
    void configure(RestAuth auth, FeatureContext context);
}
