package dev.latchkey.javalin;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class JavalinContractTest extends WebContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return JavalinServer.serving(application, files.resolve("static"), config -> {});
    }
}
