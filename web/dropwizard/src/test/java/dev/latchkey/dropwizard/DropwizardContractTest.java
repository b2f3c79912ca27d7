package dev.latchkey.dropwizard;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Framework;
import dev.latchkey.contract.OptOut;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.contract.WebContract;
import dev.latchkey.contract.rest.ContractResource;
import dev.latchkey.contract.rest.ContractStream;
import dev.latchkey.servlet.ServletAuth;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.glassfish.jersey.server.ServerProperties;
import org.junit.jupiter.api.io.TempDir;

class DropwizardContractTest extends WebContract {

    @TempDir
    static Path files;

    @Override
    protected RunningApplication start(ContractApplication application) throws Exception {
        Path directory = Files.createTempDirectory(files, "dropwizard");
        Files.writeString(directory.resolve("app.css"), ContractApplication.CSS);
        return new DropwizardServer(application.auth(), environment -> mount(application, directory, environment));
    }

    private static void mount(ContractApplication application, Path files, Environment environment) {
        environment.jersey().property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0); // see docs/sockets.md
        environment.jersey().register(new ContractResource(application));
        environment.jersey().register(new ContractStream(application));
        environment.getApplicationContext().setBaseResourceAsPath(files);
        environment.servlets().addServlet("files", new DefaultServlet()).addMapping("/static/*");
        FilterRegistration.Dynamic own = environment
                .servlets()
                .addFilter(
                        "own",
                        ServletAuth.of(application.auth())
                                .guard(ContractApplication.OWN_PATTERN, application.ownLogic()));
        own.setAsyncSupported(true);
        own.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");
    }

    @Override
    protected Map<OptOut, String> optOuts() {
        return Framework.DROPWIZARD.optOuts();
    }
}
