package dev.latchkey.quarkus;

import dev.latchkey.contract.RunningApplication;
import dev.latchkey.nextauth.NextAuthContract;
import dev.latchkey.nextauth.NextAuthPage;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class QuarkusNextAuthTest extends NextAuthContract {

    @TempDir
    static Path folder;

    @Override
    protected RunningApplication start(NextAuthPage page, String issuer) throws Exception {
        Map<String, String> config =
                Map.of("issuer", issuer, "page", page.folder().toString());
        return QuarkusServer.start("nextauth", folder, config, loader -> {});
    }
}
