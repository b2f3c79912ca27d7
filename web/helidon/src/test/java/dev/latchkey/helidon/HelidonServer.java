package dev.latchkey.helidon;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.staticcontent.FileSystemHandlerConfig;
import io.helidon.webserver.staticcontent.StaticContentFeature;
import io.helidon.webserver.websocket.WsRouting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Helidon on a free port. */
record HelidonServer(WebServer server) implements RunningApplication {

    static HelidonServer start(Consumer<HttpRouting.Builder> application) {
        return start(application, WsRouting.builder());
    }

    private static HelidonServer start(Consumer<HttpRouting.Builder> application, WsRouting.Builder sockets) {
        WebServer server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(32 * 1024)
                        .maxPrologueLength(8 * 1024)
                        .build())
                .routing(application)
                .addRouting(sockets)
                .build();
        return new HelidonServer(server.start());
    }

    /** The canonical application. */
    static HelidonServer serving(ContractApplication application, Path files) throws IOException {
        Files.createDirectories(files);
        Files.writeString(files.resolve("app.css"), ContractApplication.CSS);
        return start(
                routing -> {
                    routing.register(
                            "/static", StaticContentFeature.createService(FileSystemHandlerConfig.create(files)));
                    Mounting.mount(application, routing);
                },
                LiveSocket.routing(application));
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.stop();
    }
}
