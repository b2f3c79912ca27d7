package dev.latchkey.contract.rest;

import static dev.latchkey.contract.rest.AnyMethod.response;

import dev.latchkey.AuthExchange;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.error.CredentialsSignin;
import dev.latchkey.jakartarest.RestAuth;
import dev.latchkey.model.Session;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the contract application as a resource of Jakarta REST. */
@Path("")
public final class ContractResource {

    private final ContractApplication application;

    /** Makes a resource that serves {@code application}. Register the resource and {@link #feature}. */
    public ContractResource(ContractApplication application) {
        this.application = application;
    }

    /** Returns the feature, with the application's own guard logic. */
    public static RestAuth feature(ContractApplication application) {
        return RestAuth.of(application.auth()).guard(ContractApplication.OWN_PATTERN, application.ownLogic());
    }

    /** Reads the session from the exchange. */
    @GET
    public Response home(@Context AuthExchange exchange) {
        return response(application.home(exchange.session()));
    }

    /** Takes the session as a parameter, if there is one. */
    @GET
    @Path("api/admin")
    public Response admin(@Context Optional<Session> session) {
        return response(application.admin(session));
    }

    /** Works like {@link #admin}. */
    @POST
    @Path("api/admin")
    public Response postAdmin(@Context Optional<Session> session) {
        return response(application.admin(session));
    }

    /** Requires a session. */
    @GET
    @Path("api/orders")
    public Response orders(@Context Session session) {
        return response(application.orders(session));
    }

    /** Works like {@link #orders}. */
    @POST
    @Path("api/orders")
    public Response postOrders(@Context Session session) {
        return response(application.orders(session));
    }

    /** Serves the pages that the guard protects. */
    @Path("dashboard{below:(/.*)?}")
    public AnyMethod dashboard() {
        return new AnyMethod(application::dashboard);
    }

    /** Serves the pages that the application's own guard logic protects. */
    @Path("own{below:(/.*)?}")
    public AnyMethod own() {
        return new AnyMethod(application::own);
    }

    /** Serves the page that reads {@code SessionScope}. */
    @Path("data")
    public AnyMethod data() {
        return new AnyMethod(application::data);
    }

    /** Serves the pages without protection. */
    @Path("{open:open(/.*)?|login}")
    public AnyMethod open() {
        return new AnyMethod(application::open);
    }

    /** Serves the page that reads no session. */
    @Path("plain")
    public AnyMethod plain() {
        return new AnyMethod(application::plain);
    }

    /** Reads a form. */
    @POST
    @Path("form")
    public Response form(@FormParam("message") String message) {
        return response(application.form(message));
    }

    /** Signs in with a form of the application. */
    @POST
    @Path("in-process/sign-in")
    public Response signIn(
            @Context AuthExchange exchange,
            @FormParam("username") String username,
            @FormParam("password") String password,
            @FormParam("redirectTo") @Nullable String redirectTo) {
        try {
            Map<String, String> typed = Map.of("username", username, "password", password);
            return RestAuth.response(exchange.signIn("credentials", redirectTo, typed));
        } catch (CredentialsSignin e) {
            return response(application.refused(e.reason()));
        }
    }

    /** Signs out with a form of the application. */
    @POST
    @Path("in-process/sign-out")
    public Response signOut(@Context AuthExchange exchange) {
        return RestAuth.response(exchange.signOut("/open"));
    }

    /** Updates the session. */
    @POST
    @Path("in-process/update")
    public Response update(@Context AuthExchange exchange, @FormParam("name") String name) {
        return response(application.update(exchange, name));
    }
}
