package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;

class JettyEntryPointTest extends EntryPointTests {

    @Override
    RunningApplication start(ContractApplication configuration, String contextPath) throws Exception {
        ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
        pages.addErrorPage(410, "/open/gone-page");
        pages.addErrorPage(500, "/open/gone-page");
        pages.addErrorPage(503, "/dashboard/error");
        return new JettyServer(
                        contextPath.isEmpty() ? "/" : contextPath,
                        (classes, context) -> EntryPoints.mount(configuration.auth(), context))
                .withContext(context -> context.setErrorHandler(pages))
                .start();
    }
}
