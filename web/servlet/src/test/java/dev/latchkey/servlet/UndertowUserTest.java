package dev.latchkey.servlet;

import dev.latchkey.contract.RunningApplication;
import jakarta.servlet.ServletContainerInitializer;

class UndertowUserTest extends UserTests {

    @Override
    RunningApplication start(ServletContainerInitializer application) throws Exception {
        return UndertowServer.start(UndertowServer.application("/", application));
    }
}
