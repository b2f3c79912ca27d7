package dev.latchkey.helidon;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class HelidonContractTest extends WebContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return HelidonServer.serving(application, files.resolve("static"));
    }
}
