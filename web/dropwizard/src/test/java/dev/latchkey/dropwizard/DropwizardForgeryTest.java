package dev.latchkey.dropwizard;

import dev.latchkey.Auth;
import dev.latchkey.contract.ForgeryTests;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.forgery.ForgeryResource;
import java.util.Set;

class DropwizardForgeryTest extends ForgeryTests {

    @Override
    protected RunningApplication start(Auth auth) throws Exception {
        return new DropwizardServer(auth, Set.of(new ForgeryResource()));
    }

    @Override
    protected Set<String> paths() {
        return ForgeryResource.PATHS;
    }
}
