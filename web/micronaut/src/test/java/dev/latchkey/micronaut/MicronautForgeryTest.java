package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.contract.SessionForgeryTests;
import dev.latchkey.contract.RunningApplication;
import java.util.Map;
import java.util.Set;

class MicronautForgeryTest extends SessionForgeryTests {

    @Override
    protected RunningApplication start(Auth auth) {
        return MicronautServer.start("forgery", Map.of(), auth);
    }

    @Override
    protected Set<String> paths() {
        return SessionForgeryController.PATHS;
    }
}
