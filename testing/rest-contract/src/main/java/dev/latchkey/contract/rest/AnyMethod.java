package dev.latchkey.contract.rest;

import dev.latchkey.contract.Page;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** A resource that answers every HTTP method with the same page. */
public final class AnyMethod {

    private final Supplier<Page> page;

    AnyMethod(Supplier<Page> page) {
        this.page = page;
    }

    /** Answers {@code GET}. */
    @GET
    public Response get() {
        return response(page.get());
    }

    /** Answers {@code POST}. */
    @POST
    public Response post() {
        return response(page.get());
    }

    /** Answers {@code PUT}. */
    @PUT
    public Response put() {
        return response(page.get());
    }

    /** Answers {@code PATCH}. */
    @PATCH
    public Response patch() {
        return response(page.get());
    }

    /** Answers {@code DELETE}. */
    @DELETE
    public Response delete() {
        return response(page.get());
    }

    /** Answers {@code OPTIONS}. */
    @OPTIONS
    public Response options() {
        return response(page.get());
    }

    static Response response(Page page) {
        Response.ResponseBuilder response = Response.status(page.status())
                .header("Content-Type", page.contentType())
                .entity(page.body());
        page.headers().forEach(response::header);
        return response.build();
    }
}
