package dev.latchkey.interop;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.callback.JwtContext;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import io.javalin.Javalin;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Latchkey as a server on this machine, set up like {@link AuthJsServer}: the same credentials, the same person, and a
 * callback that takes {@code name} on update.
 */
final class LatchkeyServer implements AutoCloseable {

    private static final User ALICE = new User("alice", "Alice", "alice@example.org", null);

    private final Auth auth;
    private final Javalin server;

    private LatchkeyServer(Auth auth, Javalin server) {
        this.auth = auth;
        this.server = server;
    }

    /** Starts it with whatever {@code more} adds; nothing comes from the environment. */
    static LatchkeyServer start(UnaryOperator<AuthBuilder> more) {
        AuthBuilder builder = Auth.builder()
                .environment(Map.of())
                .provider(CredentialsProvider.of((credentials, request) -> Optional.of(ALICE)
                        .filter(alice -> credentials.get("username").equals(AuthJsServer.USERNAME)
                                && credentials.get("password").equals(AuthJsServer.PASSWORD))))
                .onJwt(LatchkeyServer::rename);
        Auth auth = more.apply(builder).build();
        return new LatchkeyServer(
                auth,
                Javalin.create(config -> {
                            config.startup.showJavalinBanner = false;
                            config.registerPlugin(JavalinAuth.of(auth));
                            config.routes.get("/", ctx -> ctx.html("<!doctype html><title>Home</title><h1>Home</h1>"));
                        })
                        .start("localhost", 0));
    }

    Auth auth() {
        return auth;
    }

    /** Such as {@code http://localhost:45123}. */
    URI origin() {
        return URI.create("http://localhost:" + server.port());
    }

    URI at(String path) {
        return origin().resolve(path);
    }

    private static Claims rename(JwtContext context) {
        return context.trigger() == JwtTrigger.UPDATE && context.update() instanceof Map<?, ?> data
                ? context.token().with("name", data.get("name"))
                : context.token();
    }

    @Override
    public void close() {
        server.stop();
    }
}
