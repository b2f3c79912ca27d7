package dev.latchkey.javalin;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Javalin on a free port. */
record JavalinServer(Javalin javalin) implements RunningApplication {

    static JavalinServer start(Consumer<JavalinConfig> application) {
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.jetty.modifyHttpConfiguration(http -> {
                http.setRequestHeaderSize(32 * 1024);
                http.setResponseHeaderSize(32 * 1024);
            });
            application.accept(config);
        });
        return new JavalinServer(javalin.start("127.0.0.1", 0));
    }

    /** The canonical application. */
    static JavalinServer serving(ContractApplication application, Path files, Consumer<JavalinConfig> more)
            throws IOException {
        Files.createDirectories(files);
        Files.writeString(files.resolve("app.css"), ContractApplication.CSS);
        return start(config -> {
            config.staticFiles.add(served -> {
                served.hostedPath = "/static";
                served.directory = files.toString();
                served.location = Location.EXTERNAL;
            });
            Mounting.mount(application, config);
            more.accept(config);
        });
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + javalin.port());
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
