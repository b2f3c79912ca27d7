package dev.latchkey.quarkus;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class QuarkusContractTest extends WebContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return QuarkusServer.start("mounting", Files.createTempDirectory(files, "quarkus"), application);
    }
}
