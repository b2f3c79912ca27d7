package dev.latchkey.dropwizard;

import dev.latchkey.Auth;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.RestEntryPointTests;
import dev.latchkey.jakartarest.RestAuth;
import java.util.HashSet;
import java.util.Set;

class DropwizardEntryPointTest extends RestEntryPointTests {

    @Override
    protected RunningApplication start(Auth auth, Set<Object> components) throws Exception {
        Set<Object> resources = new HashSet<>(components);
        resources.removeIf(RestAuth.class::isInstance); // the bundle registers it
        return new DropwizardServer(auth, resources);
    }

    @Override
    protected String base() {
        return "";
    }
}
