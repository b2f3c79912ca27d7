package dev.latchkey.example.javalin;

import dev.latchkey.Auth;
import dev.latchkey.SessionScope;
import dev.latchkey.example.support.Example;
import dev.latchkey.guard.Authorized;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.model.Session;
import io.javalin.Javalin;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;

public final class JavalinExample {

    private JavalinExample() {}

    public static void main(String... arguments) {
        JavalinAuth auth = JavalinAuth.of(Auth.builder()
                .provider(Example.demoProvider()) // in real life Providers.github() and its like
                .matcher("/dashboard/:path*") // 3. the guard: which paths it looks at,
                .authorized(Authorized.signedIn()) // and who may pass
                .build());

        Javalin.create(config -> {
                    config.registerPlugin(auth); // serves /auth/*, and runs the guard
                    config.staticFiles.add("/public");

                    // 1. a page asks for the session
                    config.routes.get(
                            "/",
                            ctx -> ctx.result(
                                    auth.session(ctx).map(Session::toJson).orElse("Not authenticated")));

                    // 2. a route is wrapped: with the session or none, or only for signed-in users
                    config.routes.get(
                            "/api/admin",
                            auth.wrap((ctx, session) -> ctx.json(
                                    session.orElseThrow(() -> new UnauthorizedResponse("Not authenticated")))));
                    config.routes.get("/me", auth.require((ctx, session) -> json(ctx, session.toJson())));

                    config.routes.get("/dashboard", ctx -> ctx.html("<h1>dashboard-secret</h1>" + greeting()));
                    config.routes.get("/dashboard/<page>", ctx -> ctx.html("<h1>dashboard-secret</h1>" + greeting()));
                    config.routes.get("/plain", ctx -> json(ctx, Example.plain()));
                })
                .start("localhost", Example.port());
        System.out.println("Open http://localhost:" + Example.port());
    }

    /** 4. close to the data: without a session, this throws instead of returning a name. */
    private static String greeting() {
        return "<a href=/auth/signout>Sign out " + SessionScope.require().user().id() + "</a>";
    }

    private static void json(Context ctx, String text) {
        ctx.contentType(ContentType.APPLICATION_JSON).result(text);
    }
}
