package dev.latchkey.contract.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;

/** Changes the address, or the method as a header says, before a resource is chosen. */
@PreMatching
public final class Readdressing implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String method = request.getHeaderString("X-HTTP-Method-Override");
        if (method != null) {
            request.setMethod(method);
        }
        UriInfo uri = request.getUriInfo();
        if (uri.getPath().endsWith("open/elsewhere")) {
            request.setRequestUri(
                    uri.getBaseUriBuilder().path("dashboard/elsewhere").build());
        }
    }
}
