package dev.latchkey.jersey;

import dev.latchkey.Auth;
import dev.latchkey.contract.PlacementTests;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.placement.PlacedResources;
import dev.latchkey.jakartarest.RestAuth;
import org.glassfish.jersey.server.ResourceConfig;

class JerseyPlacementTest extends PlacementTests {

    @Override
    protected RunningApplication start(Auth auth) throws Exception {
        return new JettyServer(
                "/", new ResourceConfig().register(RestAuth.of(auth)).registerInstances(PlacedResources.all()));
    }
}
