package dev.latchkey.javalin;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.PathSpellingContract;
import dev.latchkey.contract.RunningApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Javalin told to overlook case, slashes at the end and doubled slashes. */
class JavalinLenientPathsTest extends PathSpellingContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return JavalinServer.serving(application, files.resolve("static"), config -> {
            config.router.caseInsensitiveRoutes = true;
            config.router.ignoreTrailingSlashes = true;
            config.router.treatMultipleSlashesAsSingleSlash = true;
        });
    }
}
