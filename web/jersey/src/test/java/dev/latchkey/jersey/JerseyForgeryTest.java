package dev.latchkey.jersey;

import dev.latchkey.Auth;
import dev.latchkey.contract.SessionForgeryTests;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.forgery.SessionForgeryResource;
import dev.latchkey.jakartarest.RestAuth;
import java.util.Set;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;

class JerseyForgeryTest extends SessionForgeryTests {

    @Override
    protected RunningApplication start(Auth auth) throws Exception {
        return new JettyServer(
                "/",
                new ResourceConfig()
                        .register(RestAuth.of(auth))
                        .register(new SessionForgeryResource())
                        .register(JacksonFeature.class));
    }

    @Override
    protected Set<String> paths() {
        return SessionForgeryResource.PATHS;
    }
}
