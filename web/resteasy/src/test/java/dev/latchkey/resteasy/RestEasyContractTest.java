package dev.latchkey.resteasy;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Framework;
import dev.latchkey.contract.OptOut;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import dev.latchkey.contract.rest.ContractResource;
import dev.latchkey.contract.rest.ContractStream;
import dev.latchkey.servlet.ServletAuth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.ee11.servlet.DefaultServlet;
import org.junit.jupiter.api.io.TempDir;

/** RESTEasy with the servlet filter in front, which guards files too. */
class RestEasyContractTest extends WebContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        Path directory = Files.createTempDirectory(files, "jetty");
        Files.writeString(directory.resolve("app.css"), ContractApplication.CSS);
        Set<Object> components = Set.of(
                ContractResource.feature(application),
                new ContractResource(application),
                new ContractStream(application));
        return JettyServer.start("/", "", components, context -> {
            context.setBaseResourceAsPath(directory);
            context.addServlet(DefaultServlet.class, "/static/*");
            context.addServletContainerInitializer(
                    (classes, servlets) -> ServletAuth.of(application.auth()).register(servlets));
        });
    }

    @Override
    protected Map<OptOut, String> optOuts() {
        return Framework.RESTEASY.optOuts();
    }
}
