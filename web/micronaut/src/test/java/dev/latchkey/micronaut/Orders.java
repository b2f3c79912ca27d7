package dev.latchkey.micronaut;

import dev.latchkey.guard.Answer;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.model.Session;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the README shows. */
@Requires(property = "spec.name", value = "readme")
@Controller
final class Orders {

    // 2. a page asks; a route is given the session, if there is one
    @Get("/")
    String home(Optional<Session> session) {
        return session.map(Session::toJson).orElse("Not authenticated");
    }

    // 3. a route only for people who are signed in; others get 401, or the sign-in page
    @Get("/api/orders")
    String orders(Session session) {
        return "Orders of " + session.user().id();
    }

    // as above, and only with a role of session.roles(); others get 403
    @Post("/api/orders/refund")
    @RolesAllowed("accounting")
    String refund() {
        return "Refunded";
    }
}

/** What the README shows of guards. */
@Requires(property = "spec.name", value = "readme")
@Factory
final class Guards {

    // 4. a guard with the application's own logic, on a blocking executor
    @Singleton
    PathGuard own() {
        return new PathGuard(
                "/own/:path*", (request, session) -> session.isPresent() ? Answer.next() : Answer.redirect("/login"));
    }
}
