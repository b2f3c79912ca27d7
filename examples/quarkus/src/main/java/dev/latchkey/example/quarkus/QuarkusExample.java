package dev.latchkey.example.quarkus;

import dev.latchkey.AuthBuilder;
import dev.latchkey.SessionScope;
import dev.latchkey.example.support.Example;
import dev.latchkey.model.Session;
import dev.latchkey.quarkus.QuarkusAuth;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;

@Path("/")
@Produces("application/json")
public final class QuarkusExample {

    void configure(@Observes AuthBuilder auth) { // beside application.properties
        auth.provider(Example.demoProvider()); // in real life Providers.github() and its like
    }

    @GET // 1. a page asks for the session
    @Produces("text/plain")
    public String home(@Context QuarkusAuth auth) {
        return auth.session().map(Session::toJson).orElse("Not authenticated");
    }

    @GET // 2. a method is given the session or none, or runs only for signed-in users
    @Path("api/admin")
    public String admin(@Context QuarkusAuth auth) {
        return auth.session().map(Session::toJson).orElseThrow(() -> new WebApplicationException(401));
    }

    @GET
    @Path("me")
    public String me(@Context Session session) {
        return session.toJson();
    }

    @GET // 4. close to the data: without a session, this throws instead of returning a name
    @Path("dashboard{page:(/.*)?}")
    @Produces("text/html")
    public String dashboard() {
        String id = SessionScope.require().user().id();
        return "<h1>dashboard-secret</h1><a href=/auth/signout>Sign out " + id + "</a>";
    }

    @GET
    @Path("plain")
    public String plain() {
        return Example.plain();
    }

    void listening(@ObservesAsync HttpServerStart server) {
        System.out.println("Open http://localhost:" + Example.port());
    }
}
