package dev.latchkey.servlet;

import dev.latchkey.contract.RunningApplication;
import jakarta.servlet.ServletContainerInitializer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class TomcatUserTest extends UserTests {

    @TempDir
    static Path files;

    @Override
    RunningApplication start(ServletContainerInitializer application) throws Exception {
        return new TomcatServer(Files.createTempDirectory(files, "tomcat"), "", application).start();
    }
}
