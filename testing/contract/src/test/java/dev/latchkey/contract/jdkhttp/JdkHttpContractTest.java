package dev.latchkey.contract.jdkhttp;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Framework;
import dev.latchkey.contract.OptOut;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class JdkHttpContractTest extends WebContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        Files.writeString(files.resolve("app.css"), ContractApplication.CSS);
        return JdkServer.start(server -> Mounting.mount(application, server, files));
    }

    @Override
    protected Map<OptOut, String> optOuts() {
        return Framework.JDK.optOuts();
    }
}
