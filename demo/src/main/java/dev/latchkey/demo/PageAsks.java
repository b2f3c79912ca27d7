package dev.latchkey.demo;

import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.model.Session;
import io.javalin.config.RoutesConfig;
import java.util.Optional;

/** The first form: a page asks for the session. */
final class PageAsks {

    private PageAsks() {}

    static void add(RoutesConfig routes, JavalinAuth auth, Pages pages) {
        // region page
        routes.get("/page", ctx -> {
            Optional<Session> session = auth.session(ctx);
            pages.session(ctx, session.orElse(null));
        });
        // endregion
    }
}
