package dev.latchkey.quarkus;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.SocketContract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Tests the WebSockets of {@code quarkus-websockets-next}. */
class QuarkusSocketsNextTest extends SocketContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return QuarkusServer.start("sockets", Files.createTempDirectory(files, "quarkus"), application);
    }
}
