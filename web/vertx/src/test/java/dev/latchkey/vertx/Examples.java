package dev.latchkey.vertx;

import dev.latchkey.Auth;
import dev.latchkey.guard.Answer;
import dev.latchkey.model.Session;
import dev.latchkey.provider.Providers;
import io.vertx.ext.auth.authorization.RoleBasedAuthorization;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.AuthorizationHandler;
import io.vertx.ext.web.handler.CorsHandler;

/** What the README shows. */
final class Examples {

    private Examples() {}

    static void mount(Router router) {
        VertxAuth auth = VertxAuth.of(Auth.builder()
                .provider(Providers.github())
                .matcher("/dashboard/:path*") // 1. the guard: to the sign-in page, and back
                .build());
        auth.register(router); // in front of all other routes

        // 2. a page asks; a wrapped handler is given the session, if there is one
        router.get("/")
                .handler(ctx -> ctx.end(auth.session(ctx).map(Session::toJson).orElse("Not authenticated")));
        router.get("/hello").handler(auth.wrap((ctx, session) -> ctx.end(session.isPresent() ? "Hello" : "Who?")));

        // 3. a handler only for people who are signed in; others get 401, or the sign-in page
        router.get("/api/orders")
                .handler(auth.require(
                        (ctx, session) -> ctx.end("Orders of " + session.user().id())));

        // 4. a guard with the application's own logic
        router.route()
                .handler(auth.guard(
                        "/own/:path*",
                        (request, session) -> session.isPresent() ? Answer.next() : Answer.redirect("/login")));

        // Vert.x's own roles
        router.route("/admin/*").handler(AuthorizationHandler.create(RoleBasedAuthorization.create("admin")));
    }

    static void audit(VertxAuth auth, Router router) {
        auth.audit(router).requireGuarded("/");
    }

    static void otherOrigins(Router router, VertxAuth auth) {
        router.route()
                .order(Integer.MIN_VALUE)
                .handler(CorsHandler.create().addOrigin("https://app.example").allowCredentials(true));
        auth.register(router);
    }
}
