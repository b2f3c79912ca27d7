package dev.latchkey.servlet;

import dev.latchkey.contract.RunningApplication;
import jakarta.servlet.ServletContainerInitializer;

class JettyUserTest extends UserTests {

    @Override
    RunningApplication start(ServletContainerInitializer application) throws Exception {
        return new JettyServer("/", application).start();
    }
}
