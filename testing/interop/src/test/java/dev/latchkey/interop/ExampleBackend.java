package dev.latchkey.interop;

import dev.latchkey.Auth;
import dev.latchkey.example.NextAuthBackend;
import io.javalin.Javalin;
import java.net.URI;
import java.util.Map;

/** The example {@code nextauth-backend}, with a {@link NextAuthPage} beside it so that both are of one origin. */
final class ExampleBackend implements AutoCloseable {

    static final String USERNAME = "alice";
    static final String PASSWORD = "wonderland-1865";

    private final Javalin server;

    private ExampleBackend(Javalin server) {
        this.server = server;
    }

    static ExampleBackend start(NextAuthPage page, Map<String, String> environment) {
        Auth auth = NextAuthBackend.auth(environment);
        return new ExampleBackend(Javalin.create(config -> {
                    NextAuthBackend.configure(config, auth);
                    config.routes.get("/", ctx -> ctx.contentType("text/html").result(page.html()));
                    config.routes.get(
                            "/page.js",
                            ctx -> ctx.contentType("text/javascript").result(page.script()));
                })
                .start("localhost", 0));
    }

    /** Such as {@code http://localhost:45123}. */
    URI origin() {
        return URI.create("http://localhost:" + server.port());
    }

    URI at(String path) {
        return origin().resolve(path);
    }

    @Override
    public void close() {
        server.stop();
    }
}
