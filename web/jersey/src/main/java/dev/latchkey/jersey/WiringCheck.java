package dev.latchkey.jersey;

import dev.latchkey.rest.RestAuthRequired;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/** Makes Jersey look, in each application, whether {@link dev.latchkey.rest.RestAuth} asks the annotations. */
public final class WiringCheck implements ForcedAutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(RestAuthRequired.class);
    }
}
