package dev.latchkey.micronaut;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.cors.CorsFilter;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs Micronaut's own CORS filter before the guard. At Micronaut's usual position of this filter, filters of the
 * application may run before it.
 */
@Singleton
final class CorsBeforeGuard {

    private final @Nullable CorsFilter filter;

    CorsBeforeGuard(@Nullable CorsFilter filter) {
        this.filter = filter;
    }

    /** Returns the response to a preflight request from an allowed origin; empty for any other request. */
    Optional<MutableHttpResponse<?>> preflight(HttpRequest<?> request) {
        HttpResponse<?> answer = filter == null ? null : filter.filterPreFlightRequest(request);
        return Optional.ofNullable(answer).map(HttpResponse::toMutableResponse);
    }

    /** Adds the CORS headers to {@code refusal}, so that a page from an allowed origin can read it. */
    MutableHttpResponse<?> allow(HttpRequest<?> request, MutableHttpResponse<?> refusal) {
        if (filter != null && !refusal.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            filter.filterResponse(request, refusal);
        }
        return refusal;
    }
}
