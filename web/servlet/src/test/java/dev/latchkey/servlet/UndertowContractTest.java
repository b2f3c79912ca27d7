package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class UndertowContractTest extends WebContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return UndertowServer.start(
                UndertowServer.canonical(application, Files.createTempDirectory(files, "undertow")));
    }
}
