package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.PathSpellingContract;
import dev.latchkey.contract.RunningApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.UriCompliance;
import org.junit.jupiter.api.io.TempDir;

/** Jetty told to let in every URI, and to decode what is ambiguous. */
class JettyLenientPathsTest extends PathSpellingContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        return JettyServer.serving(application, Files.createTempDirectory(files, "jetty"))
                .with(http -> http.setUriCompliance(UriCompliance.UNSAFE))
                .withContext(context -> context.getServletHandler().setDecodeAmbiguousURIs(true))
                .start();
    }
}
