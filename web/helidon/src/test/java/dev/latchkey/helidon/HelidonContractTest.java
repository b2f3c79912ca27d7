package dev.latchkey.helidon;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Framework;
import dev.latchkey.contract.OptOut;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class HelidonContractTest extends WebContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return HelidonServer.serving(application, files.resolve("static"));
    }

    @Override
    protected Map<OptOut, String> optOuts() {
        return Framework.HELIDON.optOuts();
    }
}
