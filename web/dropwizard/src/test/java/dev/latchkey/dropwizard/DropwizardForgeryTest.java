package dev.latchkey.dropwizard;

import dev.latchkey.Auth;
import dev.latchkey.contract.SessionForgeryTests;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.forgery.SessionForgeryResource;
import java.util.Set;

class DropwizardForgeryTest extends SessionForgeryTests {

    @Override
    protected RunningApplication start(Auth auth) throws Exception {
        return new DropwizardServer(auth, Set.of(new SessionForgeryResource()));
    }

    @Override
    protected Set<String> paths() {
        return SessionForgeryResource.PATHS;
    }
}
