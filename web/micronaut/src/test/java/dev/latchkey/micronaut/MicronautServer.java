package dev.latchkey.micronaut;

import dev.latchkey.Auth;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Micronaut on a free port. */
record MicronautServer(EmbeddedServer server) implements RunningApplication {

    /**
     * Starts it.
     *
     * @param name which of the controllers of these tests are served
     * @param properties as in {@code application.yml}
     * @param beans of the application's
     */
    static MicronautServer start(String name, Map<String, Object> properties, Object... beans) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("spec.name", name);
        all.put("micronaut.server.host", "127.0.0.1");
        all.put("micronaut.server.port", -1);
        all.put("micronaut.server.netty.max-header-size", 32 * 1024);
        all.put("micronaut.server.netty.max-initial-line-length", 32 * 1024);
        all.put("micronaut.server.cors.localhost-pass-through", true); // else it turns other origins away before we do
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .properties(all)
                .singletons(beans)
                .start();
        return new MicronautServer(context.getBean(EmbeddedServer.class).start());
    }

    /** The canonical application. */
    static MicronautServer serving(ContractApplication application, Path files) throws IOException {
        Files.createDirectories(files);
        Files.writeString(files.resolve("app.css"), ContractApplication.CSS);
        Auth auth = application.auth();
        return start(
                "contract",
                Map.of(
                        "micronaut.router.static-resources.default.mapping",
                        "/static/**",
                        "micronaut.router.static-resources.default.paths",
                        "file:" + files),
                auth,
                application);
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
    }
}
