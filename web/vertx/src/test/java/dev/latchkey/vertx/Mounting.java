package dev.latchkey.vertx;

import static java.util.Objects.requireNonNull;

import dev.latchkey.SessionWatch;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Page;
import dev.latchkey.error.CredentialsSignin;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The canonical application as routes. */
final class Mounting {

    private final ContractApplication application;
    private final VertxAuth auth;
    private final Router router;

    private Mounting(ContractApplication application, Router router) {
        this.application = application;
        this.auth = VertxAuth.of(application.auth());
        this.router = router;
    }

    static void mount(ContractApplication application, Router router, Path files) {
        new Mounting(application, router).mount(files);
    }

    private void mount(Path files) {
        auth.register(router);
        router.route().handler(auth.guard(ContractApplication.OWN_PATTERN, application.ownLogic()));
        router.route("/static/*").handler(StaticHandler.create(FileSystemAccess.ROOT, files.toString()));

        serve(ctx -> write(ctx, application.home(auth.session(ctx))), "/");
        serve(auth.wrap((ctx, session) -> write(ctx, application.admin(session))), "/api/admin");
        serve(auth.require((ctx, session) -> write(ctx, application.orders(session))), "/api/orders");
        serve(this::greet, "/open/live", "/dashboard/live", "/own/live");
        serve(this::stream, "/dashboard/stream");
        serve(ctx -> write(ctx, application.dashboard()), "/dashboard/*");
        serve(ctx -> write(ctx, application.own()), "/own/*");
        serve(ctx -> write(ctx, application.data()), "/data");
        serve(ctx -> write(ctx, application.open()), "/open/*", "/login");
        serve(ctx -> write(ctx, application.plain()), "/plain");
        form("/form", ctx -> write(ctx, application.form(field(ctx, "message"))));
        form("/in-process/sign-in", this::signIn);
        form("/in-process/sign-out", ctx -> auth.signOut(ctx, "/open").onFailure(ctx::fail));
        form("/in-process/update", this::update);
    }

    // #region socket
    private void greet(RoutingContext ctx) {
        String greeting =
                application.live(auth.session(ctx).map(session -> session.user().id()));
        auth.toWebSocket(ctx)
                .onSuccess(socket -> socket.writeTextMessage(greeting))
                .onFailure(ctx::fail);
    }
    // #endregion

    // #region stream
    private void stream(RoutingContext ctx) {
        HttpServerResponse events = ctx.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
        SessionWatch watch = auth.exchange(ctx).watch(end -> events.end(end.event()));
        events.closeHandler(closed -> watch.close());
        events.write(application.firstEvent(
                auth.session(ctx).map(session -> session.user().id())));
    }
    // #endregion

    private void signIn(RoutingContext ctx) {
        Map<String, String> typed = Map.of("username", typed(ctx, "username"), "password", typed(ctx, "password"));
        auth.signIn(ctx, "credentials", field(ctx, "redirectTo"), typed).onFailure(failure -> {
            if (failure instanceof CredentialsSignin refused) {
                write(ctx, application.refused(refused.reason()));
            } else {
                ctx.fail(failure);
            }
        });
    }

    private void update(RoutingContext ctx) {
        ctx.vertx()
                .executeBlocking(() -> application.update(auth.exchange(ctx), typed(ctx, "name")))
                .onSuccess(page -> write(ctx, page))
                .onFailure(ctx::fail);
    }

    private void serve(Handler<RoutingContext> handler, String... paths) {
        for (String path : paths) {
            router.route(path).handler(handler);
        }
    }

    private void form(String path, Handler<RoutingContext> handler) {
        router.post(path).handler(BodyHandler.create(false)).handler(handler);
    }

    private static String typed(RoutingContext ctx, String name) {
        return requireNonNull(field(ctx, name), name);
    }

    private static @Nullable String field(RoutingContext ctx, String name) {
        return ctx.request().formAttributes().get(name);
    }

    private static void write(RoutingContext ctx, Page page) {
        page.headers().forEach(ctx.response()::putHeader);
        ctx.response()
                .setStatusCode(page.status())
                .putHeader("Content-Type", page.contentType())
                .end(page.body());
    }
}
