package dev.latchkey.micronaut;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Framework;
import dev.latchkey.contract.OptOut;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class MicronautContractTest extends WebContract {

    @TempDir
    static Path files;

    @Override
    protected Map<OptOut, String> optOuts() {
        return Framework.MICRONAUT.optOuts();
    }

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return MicronautServer.serving(application, files.resolve("static"));
    }
}
