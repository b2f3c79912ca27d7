package dev.latchkey.jakartarest;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.BufferedHeaders;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.ResponseHeaders;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** Behind everything: adds the exchange's cookies, and answers what {@link FailureMapper} left open. */
@Priority(ExchangeFilter.FIRST) // of filters for responses, the last
final class ExchangeResponseFilter implements ContainerResponseFilter {

    private final RestAuth rest;

    ExchangeResponseFilter(RestAuth rest) {
        this.rest = rest;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Optional<AdapterExchange> exchange = rest.find(request::getProperty);
        if (response.getEntity() instanceof FailureMapper.Failed failed) {
            exchange.flatMap(known -> known.answerTo(failed.cause())).ifPresent(answer -> write(answer, response));
        }
        exchange.map(AdapterExchange::headers).ifPresent(headers -> add(headers, response));
    }

    /** Those that {@link ExchangeFilter} began with; a servlet filter's go out by themselves. */
    private static void add(ResponseHeaders buffered, ContainerResponseContext response) {
        if (buffered instanceof BufferedHeaders late) {
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
}
