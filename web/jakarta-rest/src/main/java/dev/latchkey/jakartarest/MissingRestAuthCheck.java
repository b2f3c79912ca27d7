package dev.latchkey.jakartarest;

import dev.latchkey.annotations.ResourceRules;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Stops the start of an application whose methods have security annotations while {@link RestAuth}, which enforces
 * them, is not registered. The modules for Jersey and RESTEasy register this class.
 */
@ConstrainedTo(RuntimeType.SERVER)
public final class MissingRestAuthCheck implements DynamicFeature {

    /** The property that an application sets, to any value, if something else asks its annotations. */
    static final String PROPERTY = "dev.latchkey.jakartarest.asked";

    /** Makes an instance; the implementation of Jakarta REST calls it. */
    public MissingRestAuthCheck() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        boolean asked = context.getConfiguration().getProperty(PROPERTY) != null;
        boolean asks = !ResourceRules.of(resource.getResourceClass(), resource.getResourceMethod())
                .isEmpty();
        if (asks && !asked) {
            throw new IllegalStateException(resource.getResourceMethod() + " says who may call it, and nothing asks."
                    + " Register RestAuth.of(auth); if something else asks, set the property " + PROPERTY);
        }
    }
}
