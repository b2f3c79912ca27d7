package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import io.undertow.servlet.api.ErrorPage;

class UndertowEntryPointTest extends EntryPointTests {

    @Override
    int cookiesOfAnInclude() {
        return 0; // what is included cannot touch the headers: the session is renewed by the next request
    }

    @Override
    RunningApplication start(ContractApplication configuration, String contextPath) throws Exception {
        return UndertowServer.start(UndertowServer.application(
                        contextPath.isEmpty() ? "/" : contextPath,
                        (classes, context) -> EntryPoints.mount(configuration.auth(), context))
                .addErrorPage(new ErrorPage("/open/gone-page", 410))
                .addErrorPage(new ErrorPage("/open/gone-page", 500))
                .addErrorPage(new ErrorPage("/dashboard/error", 503)));
    }

    @Override
    boolean forwardsToUnencodedPaths() {
        return false;
    }
}
