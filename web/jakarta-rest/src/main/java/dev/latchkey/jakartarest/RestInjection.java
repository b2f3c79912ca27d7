package dev.latchkey.jakartarest;

import jakarta.ws.rs.core.FeatureContext;

/** What one implementation of Jakarta REST needs besides; found by {@link java.util.ServiceLoader}. */
@FunctionalInterface
public interface RestInjection {

    /** Registers what lets the implementation inject the session and the exchange. */
    void configure(RestAuth auth, FeatureContext context);
}
