package dev.latchkey.quarkus;

import dev.latchkey.contract.CorsTests;
import dev.latchkey.contract.RunningApplication;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Quarkus's own CORS, by the configuration. */
class QuarkusCorsTest extends CorsTests {

    @TempDir
    static Path folder;

    @Override
    protected RunningApplication start() throws Exception {
        Map<String, String> cors = Map.of(
                "quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", ORIGIN, "latchkey.matcher", GUARDED);
        return QuarkusServer.start("entrypoints", folder, cors, loader -> {});
    }
}
