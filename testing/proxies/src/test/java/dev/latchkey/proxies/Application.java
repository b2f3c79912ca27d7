package dev.latchkey.proxies;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * An application that says who is signed in. Everybody can sign in; who is called {@code bulky} has a large session.
 */
final class Application implements AutoCloseable {

    static final String BULKY = "bulky";
    private static final int BULK = 11_000;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Auth auth;

    private Application(HttpServer server, ExecutorService threads, Auth auth) {
        this.server = server;
        this.threads = threads;
        this.auth = auth;
    }

    /** Starts one that has {@code home}, which is empty at the root, and {@code /orders} below it. */
    static Application start(String home, UnaryOperator<AuthBuilder> more) throws IOException {
        Auth auth = more.apply(Auth.builder()
                        .environment(Map.of())
                        .secret("a-secret-behind-proxies-0123456789-0123456789")
                        .provider(
                                CredentialsProvider.of((typed, request) -> Optional.of(User.of(typed.get("username")))))
                        .onJwt(context -> context.trigger() == JwtTrigger.SIGN_IN
                                        && BULKY.equals(
                                                context.user() == null
                                                        ? ""
                                                        : context.user().id())
                                ? context.token().with("bulk", "x".repeat(BULK))
                                : context.token()))
                .build();
        JdkHttpAuth mounted = JdkHttpAuth.of(auth);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        HttpContext root = server.createContext("/", http -> {
            byte[] body = mounted.session(http)
                    .map(Session::user)
                    .map(User::id)
                    .orElse("nobody")
                    .getBytes(UTF_8);
            boolean known = Set.of(home, home + "/", home + "/orders")
                    .contains(http.getRequestURI().getPath());
            http.sendResponseHeaders(known ? 200 : 404, body.length);
            http.getResponseBody().write(body);
            http.close();
        });
        root.getFilters().add(mounted);
        server.start();
        return new Application(server, threads, auth);
    }

    Auth auth() {
        return auth;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        auth.close();
    }
}
