package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.PathSpellingContract;
import dev.latchkey.contract.RunningApplication;
import io.undertow.UndertowOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Undertow told to decode slashes and to let in what a URI may not hold. */
class UndertowLenientPathsTest extends PathSpellingContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return UndertowServer.start(
                UndertowServer.canonical(application, Files.createTempDirectory(files, "undertow")),
                builder -> builder.setServerOption(UndertowOptions.DECODE_SLASH, true)
                        .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true));
    }
}
