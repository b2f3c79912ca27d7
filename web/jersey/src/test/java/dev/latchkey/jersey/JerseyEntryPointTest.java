package dev.latchkey.jersey;

import dev.latchkey.Auth;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.RestEntryPointTests;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;

class JerseyEntryPointTest extends RestEntryPointTests {

    @Override
    protected RunningApplication start(Auth auth, Set<Object> components) throws Exception {
        return new JettyServer("/", new ResourceConfig().registerInstances(components));
    }

    @Override
    protected String base() {
        return "";
    }
}
