package dev.latchkey.quarkus.entrypoints;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/** Changes the method and the query as headers say, and serves the paths below {@code v1} as the paths without it. */
@Provider
@PreMatching
public class Changing implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String method = request.getHeaderString("X-HTTP-Method-Override");
        if (method != null) {
            request.setMethod(method);
        }
        UriInfo uri = request.getUriInfo();
        String query = request.getHeaderString("X-Query");
        if (query != null) {
            request.setRequestUri(uri.getRequestUriBuilder().replaceQuery(query).build());
        }
        if (uri.getPath().startsWith("/v1/")) {
            request.setRequestUri(uri.getBaseUriBuilder()
                    .path(uri.getPath().substring("/v1/".length()))
                    .build());
        }
    }

    /** What the filter leads to. */
    @Path("/")
    public static class Items {

        @PUT
        @Path("open/item")
        public String put() {
            return "put";
        }

        @DELETE
        @Path("open/item")
        public String delete() {
            return "deleted";
        }

        @GET
        @Path("open/plain")
        public String plain() {
            return "plain";
        }

        @GET
        @Path("dashboard/rest")
        public String dashboard() {
            return "dashboard-secret";
        }
    }
}
