package dev.latchkey.testing.quarkus;

import dev.latchkey.AuthBuilder;
import dev.latchkey.SessionScope;
import dev.latchkey.Sessions;
import dev.latchkey.model.Session;
import dev.latchkey.store.Store;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An application under test. */
@Path("/")
public class Application {

    private final SecurityIdentity identity;

    Application(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Produces
    @Singleton
    static Store store() {
        return Store.inMemory();
    }

    static void configure(
            @Observes AuthBuilder auth,
            @ConfigProperty(name = "test.stored", defaultValue = "false") boolean stored,
            @ConfigProperty(name = "test.secret") Optional<String> secret) {
        if (!stored) {
            auth.sessions(Sessions.sealed());
        }
        secret.ifPresent(auth::secret);
    }

    @GET
    @Path("dashboard")
    public String dashboard() {
        return "behind the guard";
    }

    @GET
    @Path("session")
    public String session(@Context Session session) {
        return session.user().id() + " " + session.user().email();
    }

    @GET
    @Path("factors")
    public String factors(@Context Session session) {
        return session.factors().get(0).method();
    }

    @GET
    @Path("scope")
    public String scope() {
        return SessionScope.require().user().id();
    }

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin() {
        return "for admins: " + SessionScope.require().roles();
    }

    @GET
    @Path("permitted")
    @PermissionsAllowed("read")
    public String permitted() {
        return "permitted";
    }

    @GET
    @Path("identity")
    public String identity() {
        return identity.isAnonymous() ? "nobody" : identity.getPrincipal().getName() + identity.getRoles();
    }
}
