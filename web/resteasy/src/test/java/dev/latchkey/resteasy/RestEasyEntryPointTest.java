package dev.latchkey.resteasy;

import dev.latchkey.Auth;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.RestEntryPointTests;
import dev.latchkey.servlet.ServletAuth;
import java.util.Set;

/** The servlet filter in front. */
class RestEasyEntryPointTest extends RestEntryPointTests {

    @Override
    protected RunningApplication start(Auth auth, Set<Object> components) throws Exception {
        return JettyServer.start(
                "/shop",
                "",
                components,
                context -> context.addServletContainerInitializer(
                        (classes, servlets) -> ServletAuth.of(auth).register(servlets)));
    }

    @Override
    protected String base() {
        return "/shop";
    }
}
