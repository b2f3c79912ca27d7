package dev.latchkey.jersey;

import dev.latchkey.jakartarest.MissingRestAuthCheck;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/** Makes Jersey check in each application that {@link dev.latchkey.jakartarest.RestAuth} enforces the annotations. */
@ConstrainedTo(RuntimeType.SERVER) // Jersey would load this class for its clients too
public final class WiringCheck implements ForcedAutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(MissingRestAuthCheck.class);
    }
}
