package dev.latchkey.jakartarest;

import jakarta.ws.rs.core.FeatureContext;

/**
 * Makes session and exchange injectable in one implementation of Jakarta REST; found by
 * {@link java.util.ServiceLoader}.
 */
@FunctionalInterface
public interface RestInjection {

    /** Registers the components by which the implementation injects the session and the exchange. */
    void configure(RestAuth auth, FeatureContext context);
}
