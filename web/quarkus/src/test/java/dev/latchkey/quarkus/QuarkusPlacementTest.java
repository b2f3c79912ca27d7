package dev.latchkey.quarkus;

import dev.latchkey.Auth;
import dev.latchkey.contract.PlacementTests;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.placement.PlacedResources;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class QuarkusPlacementTest extends PlacementTests {

    @TempDir
    static Path folder;

    @Override
    protected RunningApplication start(Auth auth) throws Exception {
        return QuarkusServer.start("placement", folder, Map.of("latchkey.secret", SECRET), PlacedResources.class);
    }
}
