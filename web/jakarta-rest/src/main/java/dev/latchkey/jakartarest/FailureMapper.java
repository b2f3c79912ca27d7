package dev.latchkey.jakartarest;

import dev.latchkey.error.AuthException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Takes what code close to the data throws; a mapper knows no request, so {@link ExchangeResponseFilter} has the answer. */
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
