package dev.latchkey.jersey;

import dev.latchkey.Auth;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.RestDoorTests;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;

class JerseyDoorTest extends RestDoorTests {

    @Override
    protected RunningApplication start(Auth auth, Set<Object> components) throws Exception {
        return new JettyServer("/", new ResourceConfig().registerInstances(components));
    }

    @Override
    protected String base() {
        return "";
    }
}
