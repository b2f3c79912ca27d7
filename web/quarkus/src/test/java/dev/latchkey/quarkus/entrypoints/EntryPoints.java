package dev.latchkey.quarkus.entrypoints;

import dev.latchkey.SessionScope;
import dev.latchkey.annotations.RequireSession;
import dev.latchkey.guard.Answer;
import dev.latchkey.model.Session;
import dev.latchkey.quarkus.QuarkusAuth;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.impl.VertxThread;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** EntryPoints of a Quarkus application. */
@Path("/")
public final class EntryPoints {

    private final People people;
    private final SecurityIdentity identity;

    EntryPoints(People people, SecurityIdentity identity) {
        this.people = people;
        this.identity = identity;
    }

    void routes(@Observes Router router) {
        router.get("/dashboard/route").handler(context -> context.end("dashboard-secret in a route"));
        router.options("/*").handler(context -> context.end("options-secret"));
        router.get("/open/broken-route").handler(context -> {
            SessionScope.require();
            context.end("data");
        });
    }

    /** Routes that hand the request on, as error pages and single-page applications do. */
    void reroutes(@Observes Router router, QuarkusAuth auth) {
        router.route("/open/reroute").handler(context -> context.reroute("/dashboard/route"));
        router.route("/open/reroute-auth").handler(context -> context.reroute("/auth/session"));
        router.route("/open/reroute-open").blockingHandler(context -> {
            auth.session();
            context.reroute("/open/worker");
        });
        router.route("/open/signed-out-reroute").blockingHandler(context -> {
            auth.signOut(null);
            context.reroute(HttpMethod.GET, "/open/worker");
        });
        router.route("/open/banned")
                .blockingHandler(context -> {
                    auth.signOut(null);
                    context.fail(410);
                })
                .failureHandler(context -> context.reroute(HttpMethod.GET, "/open/worker"));
    }

    void guard(@Observes Filters filters, QuarkusAuth auth) {
        filters.register(EntryPoints::eager, 1000);
        filters.register(
                auth.guard("/own/:path*", (request, session) -> {
                    people.watch();
                    return session.isPresent() ? Answer.next() : Answer.redirect("/login");
                }),
                250);
        filters.register(
                auth.guard(
                        "/open/item",
                        (request, session) -> request.method().equals("DELETE") && session.isEmpty()
                                ? Answer.refuse()
                                : Answer.next()),
                240);
        filters.register(
                auth.guard(
                        "/open/plain",
                        (request, session) ->
                                request.query("tenant") != null && session.isEmpty() ? Answer.refuse() : Answer.next()),
                230);
    }

    /** A filter that answers itself, ahead of Quarkus's for CORS. */
    private static void eager(RoutingContext context) {
        if (context.request().getHeader("X-Eager") == null) {
            context.next();
        } else {
            context.end("eager-secret");
        }
    }

    @GET
    @Path("open/watch")
    public String watch() {
        return "on the event loop: " + people.ranOnEventLoop();
    }

    @GET
    @Authenticated
    @Path("open/authenticated")
    public String authenticated() {
        return "in: " + identity.getPrincipal().getName();
    }

    @GET
    @RolesAllowed("admin")
    @Path("open/admin")
    public String admin() {
        return "in as admin: "
                + identity.<Session>getAttribute(Session.class.getName()).user().id();
    }

    @GET
    @RequireSession(within = "10m")
    @Path("open/recent")
    public String recent() {
        return "recent-secret";
    }

    @GET
    @Path("open/required")
    public String required(@Context Session session) {
        return "in: " + session.user().id();
    }

    @GET
    @NonBlocking
    @Path("open/identity")
    public String identity(@Context SecurityContext security) {
        Principal principal = security.getUserPrincipal();
        String asked = principal == null ? "nobody" : principal.getName();
        return (identity.isAnonymous() ? "nobody" : identity.getPrincipal().getName()) + " " + asked + " on "
                + thread();
    }

    @GET
    @Path("open/worker")
    public String worker() {
        return who() + " on " + thread();
    }

    @GET
    @NonBlocking
    @Path("open/event-loop")
    public String eventLoop() {
        return who() + " on " + thread();
    }

    @GET
    @Path("open/uni")
    public Uni<String> uni() {
        return Uni.createFrom()
                .item("")
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(nothing -> SessionScope.require().user().id() + " on " + thread());
    }

    @GET
    @Path("own/page")
    public String own() {
        return "own-secret";
    }

    @GET
    @Path("policy/page")
    public String policy() {
        return "policy-secret";
    }

    @GET
    @Path("staff/page")
    public String staff() {
        return "staff-secret for " + identity.getPrincipal().getName();
    }

    /** Never reached: below the base path everything is answered in front. */
    @GET
    @Path("auth/{rest:.*}")
    public String shadow() {
        return "shadow-secret";
    }

    private static String who() {
        return SessionScope.current().map(session -> session.user().id()).orElse("nobody");
    }

    private static String thread() {
        return Thread.currentThread() instanceof VertxThread thread && !thread.isWorker() ? "event loop" : "worker";
    }
}
