package dev.latchkey.resteasy;

import dev.latchkey.Auth;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.RestEntryPointTests;
import java.util.Set;

/** No servlet filter in front: the feature does it all. */
class RestEasyAloneEntryPointTest extends RestEntryPointTests {

    @Override
    protected RunningApplication start(Auth auth, Set<Object> components) throws Exception {
        return JettyServer.start("/shop", "/api", components, context -> {});
    }

    @Override
    protected String base() {
        return "/shop/api";
    }
}
