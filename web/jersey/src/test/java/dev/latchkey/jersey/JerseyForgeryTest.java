package dev.latchkey.jersey;

import dev.latchkey.Auth;
import dev.latchkey.contract.ForgeryTests;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.forgery.ForgeryResource;
import dev.latchkey.jakartarest.RestAuth;
import java.util.Set;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;

class JerseyForgeryTest extends ForgeryTests {

    @Override
    protected RunningApplication start(Auth auth) throws Exception {
        return new JettyServer(
                "/",
                new ResourceConfig()
                        .register(RestAuth.of(auth))
                        .register(new ForgeryResource())
                        .register(JacksonFeature.class));
    }

    @Override
    protected Set<String> paths() {
        return ForgeryResource.PATHS;
    }
}
