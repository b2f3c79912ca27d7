package dev.latchkey.example.vertx;

import dev.latchkey.Auth;
import dev.latchkey.SessionScope;
import dev.latchkey.example.support.Example;
import dev.latchkey.guard.Authorized;
import dev.latchkey.model.Session;
import dev.latchkey.vertx.VertxAuth;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

public final class VertxExample {

    private VertxExample() {}

    public static void main(String... arguments) {
        VertxAuth auth = VertxAuth.of(Auth.builder()
                .provider(Example.demoProvider()) // in real life Providers.github() and its like
                .matcher("/dashboard/:path*") // 3. the guard: which paths it looks at,
                .authorized(Authorized.signedIn()) // and who may pass
                .build());

        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        auth.register(router); // serves /auth/*, and runs the guard
        router.route("/static/*").handler(StaticHandler.create("public/static"));

        // 1. a page asks for the session
        router.get("/")
                .handler(ctx -> ctx.end(auth.session(ctx).map(Session::toJson).orElse("Not authenticated")));

        // 2. a handler is wrapped: with the session or none, or only for signed-in users
        router.get("/api/admin").handler(auth.wrap((ctx, session) -> {
            ctx.response().setStatusCode(session.isPresent() ? 200 : 401);
            answer(ctx, "application/json", session.map(Session::toJson).orElse("{\"message\":\"Not authenticated\"}"));
        }));
        router.get("/me").handler(auth.require((ctx, session) -> answer(ctx, "application/json", session.toJson())));

        router.get("/dashboard/*").handler(ctx -> answer(ctx, "text/html", "<h1>dashboard-secret</h1>" + greeting()));
        router.get("/plain").handler(ctx -> answer(ctx, "application/json", Example.plain()));

        vertx.createHttpServer()
                .requestHandler(router)
                .listen(Example.port(), "localhost")
                .await();
        System.out.println("Open http://localhost:" + Example.port());
    }

    /** 4. close to the data: without a session, this throws instead of returning a name. */
    private static String greeting() {
        return "<a href=/auth/signout>Sign out " + SessionScope.require().user().id() + "</a>";
    }

    private static void answer(RoutingContext ctx, String type, String text) {
        ctx.response().putHeader("Content-Type", type).end(text);
    }
}
