package dev.latchkey.quarkus.mounting;

import dev.latchkey.contract.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;

/** A sub-resource that answers every method alike. */
public final class AnyMethod {

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @HttpMethod("PROPFIND")
    @interface Propfind {}

    private final Supplier<Page> page;

    AnyMethod(Supplier<Page> page) {
        this.page = page;
    }

    static Response write(Page page) {
        Response.ResponseBuilder response =
                Response.status(page.status()).type(page.contentType()).entity(page.body());
        page.headers().forEach(response::header);
        return response.build();
    }

    @GET
    public Response get() {
        return write(page.get());
    }

    @POST
    public Response post() {
        return get();
    }

    @PUT
    public Response put() {
        return get();
    }

    @PATCH
    public Response patch() {
        return get();
    }

    @DELETE
    public Response delete() {
        return get();
    }

    @OPTIONS
    public Response options() {
        return get();
    }

    @Propfind
    public Response propfind() {
        return get();
    }
}
