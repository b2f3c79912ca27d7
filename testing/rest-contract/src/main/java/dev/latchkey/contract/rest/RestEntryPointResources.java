package dev.latchkey.contract.rest;

import dev.latchkey.SessionScope;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinPool;

/** Resources with every kind of entry point that Jakarta REST has. */
final class RestEntryPointResources {

    static final String SECRET = "dashboard-secret";

    private RestEntryPointResources() {}

    static Set<Object> all() {
        return Set.of(
                new Open(),
                new Guarded(),
                new Rules(),
                new Denied(),
                new Rooms(),
                new AdminRooms(),
                new Hall(),
                new AnnotatedAbove(),
                new RecentResource(),
                new Readdressing(),
                new CatchAll());
    }

    private static String who() {
        return SessionScope.current().map(session -> session.user().id()).orElse("nobody");
    }

    /** A resource that the guard does not cover. */
    @Path("open")
    public static final class Open {

        @GET
        @Path("who")
        public String who(@Context SecurityContext security) {
            String name =
                    security.getUserPrincipal() instanceof SessionPrincipal principal ? principal.getName() : "nobody";
            return name + " " + security.isUserInRole("admin") + " " + security.isUserInRole("owner") + " "
                    + security.getAuthenticationScheme() + " " + RestEntryPointResources.who();
        }

        @PUT
        @Path("item")
        public String put() {
            return "put";
        }

        @DELETE
        @Path("item")
        public String delete() {
            return "deleted";
        }

        @GET
        @Path("nothing")
        public String nothing() {
            return "nothing";
        }

        @GET
        @Path("perhaps")
        public String perhaps(@Context Optional<Session> session) {
            return session.map(known -> known.user().id()).orElse("nobody");
        }

        @GET
        @Path("needed")
        public String needed(@Context Session session) {
            return SECRET + session.user().id();
        }

        @GET
        @Path("needy")
        public String needy() {
            return SECRET + SessionScope.require().user().id();
        }

        @GET
        @Path("cookie-and-session")
        public Response cookie(@Context Session session) {
            return Response.ok(session.user().id())
                    .cookie(new NewCookie.Builder("own").value("1").build())
                    .build();
        }

        @GET
        @Path("stage")
        public CompletionStage<String> stage(@Context Optional<Session> session) {
            return CompletableFuture.supplyAsync(() ->
                    session.map(known -> known.user().id()).orElse("nobody") + " " + RestEntryPointResources.who());
        }

        @GET
        @Path("stage-needy")
        public CompletionStage<String> needyStage() {
            return CompletableFuture.supplyAsync(
                    () -> SECRET + SessionScope.require().user().id(), SessionScope.wrap(ForkJoinPool.commonPool()));
        }

        @GET
        @Path("suspended")
        public void suspended(@Suspended AsyncResponse response) {
            String here = RestEntryPointResources.who();
            new Thread(() -> response.resume(here + " " + RestEntryPointResources.who())).start();
        }

        @GET
        @Path("suspended-needy")
        public void needySuspended(@Suspended AsyncResponse response) {
            Runnable work = SessionScope.wrap(() -> {
                try {
                    response.resume(SECRET + SessionScope.require().user().id());
                } catch (RuntimeException e) {
                    response.resume(e);
                }
            });
            new Thread(work).start();
        }

        @GET
        @Path("broken")
        public String broken() {
            return List.<String>of().get(0); // an error unrelated to sessions
        }
    }

    /** A resource that the matcher of the guard covers. */
    @Path("dashboard")
    public static final class Guarded {

        @GET
        public String page() {
            return SECRET;
        }

        @GET
        @PermitAll
        @Path("{page}")
        public String page(@PathParam("page") String page) {
            return SECRET + page;
        }
    }

    /** A resource with annotations on methods. */
    @Path("rules")
    public static final class Rules {

        @GET
        @RolesAllowed("admin")
        @Path("admin")
        public String admin() {
            return SECRET;
        }

        @GET
        @RolesAllowed({"admin", "auditor"})
        @Path("either")
        public String either() {
            return SECRET;
        }

        @GET
        @DenyAll
        @Path("nobody")
        public String nobody() {
            return SECRET;
        }

        @GET
        @RolesAllowed({})
        @Path("no-role")
        public String noRole() {
            return SECRET;
        }

        @GET
        @PermitAll
        @DenyAll
        @Path("both")
        public String both() {
            return SECRET;
        }
    }

    /** A resource with an annotation on the class. */
    @DenyAll
    @Path("denied")
    public static final class Denied {

        @GET
        public String nobody() {
            return SECRET;
        }

        @GET
        @PermitAll
        @Path("open")
        public String open() {
            return "open";
        }
    }

    /** A resource with sub-resource locators. */
    @Path("rooms")
    public static final class Rooms {

        @Path("open")
        public Room open() {
            return new Room();
        }

        @RolesAllowed("admin")
        @Path("secret")
        public Object secret() {
            return new Room();
        }

        @RolesAllowed("admin")
        @Path("class")
        public Class<Room> type() {
            return Room.class;
        }

        @RolesAllowed("admin")
        @Path("any/{number}")
        public Room any(@PathParam("number") int number) {
            return new Room();
        }

        @Path("again")
        public Object again() { // Rooms would make Dropwizard's list endless
            return this;
        }

        @Path("for-session")
        public Room needing(@Context Session session) {
            return new Room();
        }

        @Path("of-session")
        public Room of(@Context Optional<Session> session) {
            return new Room();
        }
    }

    /** A resource with locators and an annotation on the class. */
    @RolesAllowed("admin")
    @Path("admin-rooms")
    public static final class AdminRooms {

        @Path("room")
        public Room room() {
            return new Room();
        }

        @PermitAll
        @Path("lobby")
        public Lobby lobby() {
            return new Lobby();
        }
    }

    /** A resource with a locator whose path is empty. */
    @Path("hall")
    public static final class Hall {

        @RolesAllowed("admin")
        @Path("/")
        public Room all() {
            return new Room();
        }
    }

    /** A resource that requests reach only through locators. */
    public static final class Room {

        @GET
        @Path("window")
        public String window() {
            return SECRET;
        }

        @GET
        public String enter() {
            return SECRET;
        }

        @GET
        @RolesAllowed("owner")
        @Path("safe")
        public String safe() {
            return SECRET;
        }
    }

    /** Another resource that requests reach only through locators. */
    public static final class Lobby {

        @GET
        public String enter() {
            return "lobby";
        }
    }

    /** An interface with annotations and a type parameter. */
    public interface Store<T> {

        @RolesAllowed("admin")
        String put(T item);

        @DenyAll
        default String all() {
            return SECRET;
        }
    }

    /** A base class with an annotation. */
    public abstract static class Base {

        @RolesAllowed("admin")
        public String inherited() {
            return SECRET;
        }
    }

    /** A resource with annotations only on its supertypes. */
    @Path("above")
    public static final class AnnotatedAbove extends Base implements Store<String> {

        @Override
        @POST
        @Path("put")
        public String put(String item) {
            return SECRET;
        }

        @Override
        @GET
        @Path("all")
        public String all() {
            return SECRET;
        }

        @Override
        @GET
        @Path("inherited")
        public String inherited() {
            return SECRET;
        }
    }

    /** An exception mapper for all exceptions, as many applications have one. */
    public static final class CatchAll implements ExceptionMapper<RuntimeException> {

        @Override
        public Response toResponse(RuntimeException failure) {
            return failure instanceof WebApplicationException known
                    ? known.getResponse()
                    : Response.serverError().entity("caught").build();
        }
    }
}
