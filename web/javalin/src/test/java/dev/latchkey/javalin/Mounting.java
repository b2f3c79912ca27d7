package dev.latchkey.javalin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.SessionWatch;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Page;
import dev.latchkey.error.CredentialsSignin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.sse.SseClient;
import java.util.Map;
import java.util.stream.Stream;

/** The canonical application as routes. */
final class Mounting {

    private final ContractApplication application;
    private final JavalinAuth auth;
    private final JavalinConfig config;

    private Mounting(ContractApplication application, JavalinConfig config) {
        this.application = application;
        this.auth = JavalinAuth.of(application.auth());
        this.config = config;
    }

    static void mount(ContractApplication application, JavalinConfig config) {
        new Mounting(application, config).mount();
    }

    private void mount() {
        config.registerPlugin(auth);
        config.routes.before(auth.guard(ContractApplication.OWN_PATTERN, application.ownLogic()));

        config.routes.sse("/dashboard/stream", this::stream);
        serve(ctx -> write(ctx, application.home(auth.session(ctx))), "/");
        serve(auth.wrap((ctx, session) -> write(ctx, application.admin(session))), "/api/admin");
        serve(auth.require((ctx, session) -> write(ctx, application.orders(session))), "/api/orders");
        serve(ctx -> write(ctx, application.dashboard()), "/dashboard", "/dashboard/*");
        serve(ctx -> write(ctx, application.own()), "/own", "/own/*");
        serve(ctx -> write(ctx, application.data()), "/data");
        serve(ctx -> write(ctx, application.open()), "/open", "/open/*", "/login");
        serve(ctx -> write(ctx, application.plain()), "/plain");
        for (String path : new String[] {"/open/live", "/dashboard/live", "/own/live"}) {
            config.routes.ws(
                    path,
                    ws -> ws.onConnect(socket -> socket.send(application.live(
                            auth.session(socket).map(session -> session.user().id())))));
        }
        config.routes.post("/form", ctx -> write(ctx, application.form(ctx.formParam("message"))));
        config.routes.post("/in-process/sign-in", this::signIn);
        config.routes.post("/in-process/sign-out", ctx -> auth.signOut(ctx, "/open"));
        config.routes.post(
                "/in-process/update", ctx -> write(ctx, application.update(auth.exchange(ctx), typed(ctx, "name"))));
    }

    // #region stream
    private void stream(SseClient client) {
        client.keepAlive();
        SessionWatch watch = auth.exchange(client.ctx()).watch(end -> {
            client.sendEvent("session-end", end.data());
            client.close();
        });
        client.onClose(watch::close);
        client.sendEvent(application.live(
                auth.session(client.ctx()).map(session -> session.user().id())));
    }
    // #endregion

    private void signIn(Context ctx) {
        Map<String, String> typed = Map.of("username", typed(ctx, "username"), "password", typed(ctx, "password"));
        try {
            auth.signIn(ctx, "credentials", ctx.formParam("redirectTo"), typed);
        } catch (CredentialsSignin e) {
            write(ctx, application.refused(e.reason()));
        }
    }

    private static String typed(Context ctx, String field) {
        return requireNonNull(ctx.formParam(field), field);
    }

    private void serve(Handler handler, String... paths) {
        for (String path : paths) {
            Stream.concat(HandlerType.commonHttp().stream(), Stream.of(HandlerType.findOrCreate("PROPFIND")))
                    .filter(HandlerType::isHttpMethod)
                    .distinct()
                    .forEach(method -> config.routes.addHttpHandler(method, path, handler));
        }
    }

    private static void write(Context ctx, Page page) {
        page.headers().forEach(ctx::header);
        ctx.status(page.status())
                .contentType(page.contentType())
                .result(page.body().getBytes(UTF_8));
    }
}
