package dev.latchkey.vertx;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Vert.x on a free port. */
record VertxServer(Vertx vertx, HttpServer server) implements RunningApplication {

    static VertxServer start(Consumer<Router> application) {
        return start(new VertxOptions(), (vertx, router) -> application.accept(router));
    }

    static VertxServer start(VertxOptions options, BiConsumer<Vertx, Router> application) {
        Vertx vertx = Vertx.vertx(options);
        Router router = Router.router(vertx);
        application.accept(vertx, router);
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setMaxHeaderSize(32 * 1024).setMaxInitialLineLength(8 * 1024))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        return new VertxServer(vertx, server);
    }

    /** The canonical application. */
    static VertxServer serving(ContractApplication application, Path files) throws IOException {
        Files.createDirectories(files);
        Files.writeString(files.resolve("app.css"), ContractApplication.CSS);
        return start(router -> Mounting.mount(application, router, files));
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
