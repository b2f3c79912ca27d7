package dev.latchkey.demo;

import dev.latchkey.guard.Answer;
import dev.latchkey.javalin.JavalinAuth;
import io.javalin.config.RoutesConfig;

/** The third form: a guard stands in front of paths. What it does for {@code /dashboard} is said in the set-up. */
final class GuardInFront {

    private GuardInFront() {}

    static void add(RoutesConfig routes, JavalinAuth auth, Pages pages) {
        // region club
        routes.before(auth.guard("/club", (request, session) -> {
            if (session.isEmpty()) {
                return Answer.redirect("/guard?closed");
            }
            String name = session.get().text("name").orElse("");
            return name.startsWith("A") ? Answer.next() : Answer.refuse();
        }));
        // endregion

        routes.get("/guard", pages::guard);
        routes.get("/club", pages::club);

        // region dashboard
        routes.get("/dashboard", pages::dashboard);
        routes.get("/dashboard/<path>", pages::dashboard);
        // endregion
    }
}
