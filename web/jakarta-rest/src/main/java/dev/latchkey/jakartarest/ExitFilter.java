package dev.latchkey.jakartarest;

import dev.latchkey.BufferedHeaders;
import dev.latchkey.ResponseHeaders;
import dev.latchkey.http.AuthResponse;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;

/** Behind everything: adds the exchange's cookies, and answers what {@link FailureMapper} left open. */
@Priority(ExchangeFilter.FIRST) // of filters for responses, the last
final class ExitFilter implements ContainerResponseFilter {

    private final RestAuth rest;

    ExitFilter(RestAuth rest) {
        this.rest = rest;
    }

    /** Takes headers for the response to {@code request}. */
    static ResponseHeaders headers(RestAuth rest, ContainerRequestContext request) {
        BufferedHeaders headers = new BufferedHeaders();
        request.setProperty(name(rest), headers);
        return headers;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof FailureMapper.Failed failed) {
            rest.exchange(request).answerTo(failed.cause()).ifPresent(answer -> write(answer, response));
        }
        if (request.getProperty(name(rest)) instanceof BufferedHeaders late) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            late.copyTo(ResponseHeaders.of(headers::add, headers::containsKey));
        }
    }

    private static void write(AuthResponse answer, ContainerResponseContext response) {
        Response ready = RestAuth.response(answer);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        ready.getHeaders().forEach((name, values) -> headers.put(name, values));
        response.setStatus(answer.status());
        response.setEntity(ready.getEntity(), new Annotation[0], ready.getMediaType());
    }

    private static String name(RestAuth rest) {
        return rest.auth().attributeName() + "/headers";
    }
}
