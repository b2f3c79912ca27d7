package dev.latchkey.quarkus.audited;

import dev.latchkey.AuthBuilder;
import dev.latchkey.audit.RouteAudit;
import dev.latchkey.guard.Answer;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.quarkus.QuarkusAuth;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;

/** Guarded in every way, and one that is forgotten. */
@Path("/")
public class Pages {

    void configure(@Observes AuthBuilder auth) {
        auth.provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))));
    }

    void routes(@Observes Router router, QuarkusAuth auth) {
        router.get("/dashboard/route").handler(context -> context.end());
        Handler<RoutingContext> elsewhere = auth.guard((request, session) -> Answer.next());
        router.route("/elsewhere").handler(elsewhere); // guards nothing else
        router.get("/forgotten-route").handler(context -> context.end());
    }

    void guard(@Observes Filters filters, QuarkusAuth auth) {
        filters.register(auth.guard("/own/:path*", (request, session) -> Answer.next()), 250);
    }

    /** What the test asks for. */
    @GET
    @PermitAll
    @Path("audit")
    public String audit(@Context QuarkusAuth auth, @QueryParam("open") List<String> open) {
        RouteAudit audit = auth.audit();
        try {
            audit.requireGuarded(open.toArray(String[]::new));
            return audit.toString();
        } catch (AssertionError e) {
            return "FAILED " + e.getMessage() + "\n" + audit;
        }
    }

    @GET
    @Path("forgotten/{id}")
    public String forgotten(@PathParam("id") String id) {
        return id;
    }

    @GET
    @Path("dashboard/page")
    public String dashboard() {
        return "";
    }

    @GET
    @Path("own/page")
    public String own() {
        return "";
    }

    @GET
    @Path("needed")
    public String needed(@Context Session session) {
        return session.toJson();
    }

    @POST
    @RolesAllowed("admin")
    @Path("roles")
    public String roles() {
        return "";
    }

    @GET
    @Authenticated
    @Path("authenticated")
    public String authenticated() {
        return "";
    }

    @GET
    @Path("dashboard/media")
    @Produces("text/plain")
    public String text() {
        return "";
    }

    @GET
    @Path("dashboard/media")
    @Produces("application/json")
    public String json() {
        return "";
    }

    @Path("dashboard/room")
    public Room room() {
        return new Room();
    }

    /** Below a locator. */
    public static final class Room {

        @GET
        public String enter() {
            return "";
        }
    }
}
