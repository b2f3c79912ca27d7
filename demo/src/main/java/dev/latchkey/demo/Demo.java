package dev.latchkey.demo;

import dev.latchkey.Auth;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.provider.Provider;
import dev.latchkey.testing.Client;
import dev.latchkey.testing.OpenIdProvider;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.List;

/** The running demonstration: the application, and the identity provider that it needs to work offline. */
final class Demo implements AutoCloseable {

    private static final Client CLIENT =
            Client.confidential(SignIn.CLIENT_ID, SignIn.CLIENT_SECRET).anyLoopbackRedirect();

    private final OpenIdProvider people;
    private final Auth auth;
    private final Javalin server;

    private Demo(OpenIdProvider people, Auth auth, Javalin server) {
        this.people = people;
        this.auth = auth;
        this.server = server;
    }

    /**
     * Starts it on the loopback interface.
     *
     * @throws IllegalStateException if a variable is missing or malformed, with its name
     * @throws io.javalin.util.JavalinBindException if the port is taken
     */
    static Demo start(Options options) {
        OpenIdProvider people = OpenIdProvider.builder().client(CLIENT).start();
        try {
            Auth auth = SignIn.auth(options, people);
            Javalin server = Javalin.create(config -> configure(config, auth));
            server.start("localhost", options.port());
            return new Demo(people, auth, server);
        } catch (RuntimeException failed) {
            people.close();
            throw failed;
        }
    }

    private static void configure(JavalinConfig config, Auth auth) {
        JavalinAuth latchkey = JavalinAuth.of(auth);
        Pages pages = new Pages(latchkey);
        config.startup.showJavalinBanner = false;
        config.registerPlugin(latchkey);
        config.staticFiles.add("/public");
        Safety.add(config.routes);
        config.routes.get("/", pages::home);
        PageAsks.add(config.routes, latchkey, pages);
        RouteIsWrapped.add(config.routes, latchkey, pages);
        GuardInFront.add(config.routes, latchkey, pages);
        CloseToTheData.add(config.routes, pages, Orders.ofTheThree());
        config.routes.post("/sign-out", ctx -> latchkey.signOut(ctx, "/"));
        config.routes.error(404, pages::notFound);
    }

    /** Such as {@code http://localhost:3000}. */
    String url() {
        return "http://localhost:" + server.port();
    }

    List<String> waysToSignIn() {
        return auth.providers().stream().map(Provider::name).toList();
    }

    @Override
    public void close() {
        server.stop();
        people.close();
    }
}
