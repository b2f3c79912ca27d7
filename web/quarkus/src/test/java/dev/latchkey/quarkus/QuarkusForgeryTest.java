package dev.latchkey.quarkus;

import dev.latchkey.Auth;
import dev.latchkey.contract.SessionForgeryTests;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.rest.forgery.SessionForgeryResource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class QuarkusForgeryTest extends SessionForgeryTests {

    @TempDir
    static Path folder;

    @Override
    protected RunningApplication start(Auth auth) throws Exception {
        return QuarkusServer.start("forgery", folder, Map.of("latchkey.secret", SECRET), SessionForgeryResource.class);
    }

    @Override
    protected Set<String> paths() {
        return SessionForgeryResource.PATHS;
    }
}
