package dev.latchkey.quarkus;

import dev.latchkey.Auth;
import dev.latchkey.contract.ForgeryTests;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.forgery.ForgeryResource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class QuarkusForgeryTest extends ForgeryTests {

    @TempDir
    static Path folder;

    @Override
    protected RunningApplication start(Auth auth) throws Exception {
        return QuarkusServer.start("forgery", folder, Map.of("latchkey.secret", SECRET), ForgeryResource.class);
    }

    @Override
    protected Set<String> paths() {
        return ForgeryResource.PATHS;
    }
}
