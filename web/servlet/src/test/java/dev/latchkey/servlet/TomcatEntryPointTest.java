package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.junit.jupiter.api.io.TempDir;

class TomcatEntryPointTest extends EntryPointTests {

    @TempDir
    static Path files;

    @Override
    RunningApplication start(ContractApplication configuration, String contextPath) throws Exception {
        Path directory = Files.createTempDirectory(files, "tomcat");
        return new TomcatServer(
                        directory, contextPath, (classes, context) -> EntryPoints.mount(configuration.auth(), context))
                .withContext(context -> {
                    context.addErrorPage(errorPage(410, "/open/gone-page"));
                    context.addErrorPage(errorPage(500, "/open/gone-page"));
                    context.addErrorPage(errorPage(503, "/dashboard/error"));
                })
                .start();
    }

    private static ErrorPage errorPage(int status, String location) {
        ErrorPage page = new ErrorPage();
        page.setErrorCode(status);
        page.setLocation(location);
        return page;
    }
}
