package dev.latchkey.jakartarest;

import jakarta.ws.rs.core.FeatureContext;

/**
 * Makes session and exchange injectable in one implementation of Jakarta REST. {@link java.util.ServiceLoader} finds
 * the implementations of this interface.
 */
@FunctionalInterface
public interface RestInjection {

    /** Registers the components by which the implementation injects the session and the exchange. */
    void configure(RestAuth auth, FeatureContext context);
}
