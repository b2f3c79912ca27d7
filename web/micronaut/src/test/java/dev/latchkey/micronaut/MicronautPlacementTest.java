package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.contract.PlacementTests;
import dev.latchkey.contract.RunningApplication;
import java.util.Map;

class MicronautPlacementTest extends PlacementTests {

    @Override
    protected RunningApplication start(Auth auth) {
        return MicronautServer.start("placement", Map.of(), auth);
    }
}
