package dev.latchkey.jakartarest;

import dev.latchkey.error.AuthException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Catches an {@link AuthException} of code close to the data. {@link ExchangeResponseFilter} writes the response, because a mapper does not know the request. */
final class FailureMapper implements ExceptionMapper<AuthException> {

    /** The place of an answer. Nothing can write it: without the filter, it ends in an error. */
    record Failed(AuthException cause) {}

    @Override
    public Response toResponse(AuthException failure) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .entity(new Failed(failure))
                .build();
    }
}
