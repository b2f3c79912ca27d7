package dev.latchkey.demo;

import static io.javalin.http.ContentType.APPLICATION_JSON;

import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.model.Claims;
import io.javalin.config.RoutesConfig;
import io.javalin.http.UnauthorizedResponse;

/** The second form: a route is wrapped, and its handler is given the session. */
final class RouteIsWrapped {

    private RouteIsWrapped() {}

    static void add(RoutesConfig routes, JavalinAuth auth, Pages pages) {
        // region wrap
        routes.get("/api/me", auth.wrap((ctx, session) -> {
            if (session.isEmpty()) {
                throw new UnauthorizedResponse("Not authenticated");
            }
            ctx.contentType(APPLICATION_JSON).result(session.get().toJson());
        }));
        // endregion

        // region require
        routes.get("/api/greeting", auth.require((ctx, session) -> {
            Claims answer = Claims.empty().with("hello", session.user().name());
            ctx.contentType(APPLICATION_JSON).result(answer.toJson());
        }));
        // endregion

        routes.get("/api", pages::api);
    }
}
