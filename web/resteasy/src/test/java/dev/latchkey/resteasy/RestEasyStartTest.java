package dev.latchkey.resteasy;

import dev.latchkey.Auth;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.RestStartTests;
import dev.latchkey.servlet.ServletAuth;
import java.util.Set;

/** The servlet filter is in front, so that all looks wired. */
class RestEasyStartTest extends RestStartTests {

    @Override
    protected RunningApplication start(Auth auth, Set<Object> components) throws Exception {
        return JettyServer.start(
                "/",
                "",
                components,
                context -> context.addServletContainerInitializer(
                        (classes, servlets) -> ServletAuth.of(auth).register(servlets)));
    }
}
