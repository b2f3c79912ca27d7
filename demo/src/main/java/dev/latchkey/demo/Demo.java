package dev.latchkey.demo;

import dev.latchkey.Auth;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.provider.Provider;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The running demonstration: the application, its database, and the identity providers that it needs offline. */
final class Demo implements AutoCloseable {

    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final Auth auth;
    private final Javalin server;

    private Demo(Options options) {
        try {
            IdentityProviders people = IdentityProviders.start(options.port());
            stops.push(people::close);
            Database database = Database.in(options.data());
            stops.push(database::close);
            Orders orders = new Orders(database.dataSource());
            Mailbox mailbox = new Mailbox();
            auth = SignIn.auth(options, people, database, mailbox, orders);
            server = Javalin.create(config -> configure(config, auth, mailbox, orders));
            server.start("localhost", options.port());
            stops.push(server::stop);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts it on the loopback interface.
     *
     * @throws IllegalStateException if a variable is missing or malformed, with its name
     * @throws io.javalin.util.JavalinBindException if the port is taken
     * @throws java.io.UncheckedIOException if one of the next two is, which the providers need
     */
    static Demo start(Options options) {
        return new Demo(options);
    }

    private static void configure(JavalinConfig config, Auth auth, Mailbox mailbox, Orders orders) {
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
        CloseToTheData.add(config.routes, pages, orders);
        MailPages.add(config.routes, pages, mailbox);
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
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
    }
}
