package dev.latchkey.example.jersey;

import dev.latchkey.Auth;
import dev.latchkey.SessionScope;
import dev.latchkey.example.support.Example;
import dev.latchkey.example.support.OpenResource;
import dev.latchkey.guard.Authorized;
import dev.latchkey.jakartarest.RestAuth;
import dev.latchkey.model.Session;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.glassfish.jersey.jetty.JettyHttpContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;

@Path("/")
@Produces("application/json")
public final class JerseyExample {

    public static void main(String... arguments) {
        RestAuth auth = RestAuth.of(Auth.builder()
                .provider(Example.demoProvider()) // in real life Providers.github() and its like
                .matcher("/dashboard/:path*") // 3. the guard: which paths it looks at,
                .authorized(Authorized.signedIn()) // and who may pass
                .build());
        ResourceConfig application = new ResourceConfig(JerseyExample.class, OpenResource.class);
        JettyHttpContainerFactory.createServer(Example.address(), application.register(auth)); // serves /auth/*, too
        System.out.println("Open " + Example.address());
    }

    @GET // 1. a page asks for the session
    @Produces("text/plain")
    public String home(@Context Optional<Session> session) {
        return session.map(Session::toJson).orElse("Not authenticated");
    }

    @GET // 2. with the session or none ...
    @Path("api/admin")
    public String admin(@Context Optional<Session> session) {
        return session.orElseThrow(() -> new NotAuthorizedException("Session")).toJson();
    }

    @GET // ... or only for signed-in users
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
}
