package dev.latchkey.vertx;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class VertxContractTest extends WebContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return VertxServer.serving(application, files.resolve("static"));
    }
}
