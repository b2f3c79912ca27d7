package dev.latchkey.jakartarest;

import dev.latchkey.error.AuthException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Catches an {@link AuthException} that code behind a resource method throws. {@link ExchangeResponseFilter} writes the
 * response, because a mapper does not know the request.
 */
final class FailureMapper implements ExceptionMapper<AuthException> {

    /**
     * A placeholder for a response, which {@link ExchangeResponseFilter} replaces. Without that filter, the request
     * fails, because nothing can write the placeholder.
     */
    record Failed(AuthException cause) {}

    @Override
    public Response toResponse(AuthException failure) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .entity(new Failed(failure))
                .build();
    }
}
