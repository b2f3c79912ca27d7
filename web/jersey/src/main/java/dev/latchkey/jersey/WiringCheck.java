package dev.latchkey.jersey;

import dev.latchkey.jakartarest.MissingRestAuthCheck;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/**
 * Makes Jersey look, in each application that it serves, whether {@link dev.latchkey.jakartarest.RestAuth} asks the
 * annotations.
 */
@ConstrainedTo(RuntimeType.SERVER) // Jersey asks it for its clients as well
public final class WiringCheck implements ForcedAutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(MissingRestAuthCheck.class);
    }
}
