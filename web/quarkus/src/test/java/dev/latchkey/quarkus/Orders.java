package dev.latchkey.quarkus;

import dev.latchkey.AuthBuilder;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.Authorized;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.model.Session;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** What the README shows. */
@Path("/")
public class Orders {

    static void configure(@Observes AuthBuilder auth) { // beside application.properties
        auth.authorized(Authorized.signedIn());
    }

    // 1. a page asks
    @GET
    public String home(@Context QuarkusAuth auth) {
        return auth.session().map(Session::toJson).orElse("Not authenticated");
    }

    // 2. a method only for people who are signed in; others get 401, or the sign-in page
    @GET
    @Path("api/orders")
    public String orders(@Context Session session) {
        return "Orders of " + session.user().id();
    }

    // 3. Quarkus's own annotations, and quarkus.http.auth.permission.*, go by the session too
    @GET
    @Path("api/invoices")
    @RolesAllowed("admin")
    public String invoices(@Context SecurityContext security) {
        return "Invoices for " + security.getUserPrincipal().getName();
    }

    // 4. a guard with the application's own logic, ahead of Quarkus's security at 200
    void guard(@Observes Filters filters, QuarkusAuth auth) {
        GuardCallback logic = (request, session) -> session.isPresent() ? Answer.next() : Answer.redirect("/login");
        filters.register(auth.guard("/own/:path*", logic), 250);
    }
}
