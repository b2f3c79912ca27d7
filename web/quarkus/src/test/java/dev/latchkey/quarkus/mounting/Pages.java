package dev.latchkey.quarkus.mounting;

import dev.latchkey.AuthExchange;
import dev.latchkey.SessionWatch;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Page;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.model.Session;
import dev.latchkey.quarkus.QuarkusAuth;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The canonical application's routes. */
@Path("/")
public final class Pages {

    private final ContractApplication application;
    private final QuarkusAuth auth;

    Pages(ContractApplication application, QuarkusAuth auth) {
        this.application = application;
        this.auth = auth;
    }

    @GET
    public Response home() {
        return AnyMethod.write(application.home(auth.session()));
    }

    @Path("api/admin")
    public AnyMethod admin() {
        return any(() -> application.admin(auth.session()));
    }

    @Path("api/orders")
    public AnyMethod orders(@Context Session session) {
        return any(() -> application.orders(session));
    }

    @Path("dashboard")
    public AnyMethod dashboard() {
        return any(application::dashboard);
    }

    @Path("dashboard/{rest:.*}")
    public AnyMethod belowDashboard() {
        return any(application::dashboard);
    }

    // #region stream
    @GET
    @Path("dashboard/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<String> stream(@Context Session session) {
        AuthExchange exchange = auth.exchange();
        return Multi.createFrom().emitter(events -> {
            SessionWatch watch = exchange.watch(end -> {
                events.emit(end.data());
                events.complete();
            });
            events.onTermination(watch::close);
            events.emit(application.live(Optional.of(session.user().id())));
        });
    }
    // #endregion

    @Path("own")
    public AnyMethod own() {
        return any(application::own);
    }

    @Path("own/{rest:.*}")
    public AnyMethod belowOwn() {
        return any(application::own);
    }

    @Path("data")
    public AnyMethod data() {
        return any(application::data);
    }

    @Path("open")
    public AnyMethod open() {
        return any(application::open);
    }

    @Path("open/{rest:.*}")
    public AnyMethod belowOpen() {
        return any(application::open);
    }

    @Path("login")
    public AnyMethod login() {
        return any(application::open);
    }

    @Path("plain")
    public AnyMethod plain() {
        return any(application::plain);
    }

    @POST
    @Path("form")
    public Response form(@FormParam("message") String message) {
        return AnyMethod.write(application.form(message));
    }

    @POST
    @Path("in-process/sign-in")
    public Response signIn(
            @FormParam("username") String username,
            @FormParam("password") String password,
            @FormParam("redirectTo") @Nullable String redirectTo) {
        try {
            return auth.signIn("credentials", redirectTo, Map.of("username", username, "password", password));
        } catch (CredentialsSignin e) {
            return AnyMethod.write(application.refused(e.reason()));
        }
    }

    @POST
    @Path("in-process/sign-out")
    public Response signOut() {
        return auth.signOut("/open");
    }

    @POST
    @Path("in-process/update")
    public Response update(@FormParam("name") String name) {
        return AnyMethod.write(application.update(auth.exchange(), name));
    }

    private static AnyMethod any(Supplier<Page> page) {
        return new AnyMethod(page);
    }
}
