package dev.latchkey.interop;

import dev.latchkey.Auth;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.example.nextauthbackend.NextAuthBackend;
import dev.latchkey.nextauth.NextAuthPage;
import io.javalin.Javalin;
import java.net.URI;
import java.util.Map;

/** The example {@code nextauth-backend}, with a {@link NextAuthPage} beside it so that both are of one origin. */
final class ExampleBackend implements RunningApplication {

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
    @Override
    public URI address() {
        return URI.create("http://localhost:" + server.port());
    }

    URI at(String path) {
        return address().resolve(path);
    }

    @Override
    public void close() {
        server.stop();
    }
}
