package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.PathSpellingContract;
import dev.latchkey.contract.RunningApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat told to decode slashes, to take backslashes for slashes, and to let in what a URI may not hold. */
class TomcatLenientPathsTest extends PathSpellingContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return TomcatServer.serving(application, Files.createTempDirectory(files, "tomcat"))
                .with(connector -> {
                    connector.setProperty("encodedSolidusHandling", "decode");
                    connector.setProperty("encodedReverseSolidusHandling", "decode");
                    connector.setProperty("allowBackslash", "true");
                    connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
                    connector.setProperty("relaxedQueryChars", "\"<>[\\]^`{|}");
                })
                .start();
    }
}
