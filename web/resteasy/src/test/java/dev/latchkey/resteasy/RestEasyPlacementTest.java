package dev.latchkey.resteasy;

import dev.latchkey.Auth;
import dev.latchkey.contract.PlacementTests;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.placement.PlacedResources;
import dev.latchkey.jakartarest.RestAuth;
import java.util.HashSet;
import java.util.Set;

class RestEasyPlacementTest extends PlacementTests {

    @Override
    protected RunningApplication start(Auth auth) throws Exception {
        Set<Object> components = new HashSet<>(PlacedResources.all());
        components.add(RestAuth.of(auth));
        return JettyServer.start("/", "", components, context -> {});
    }
}
