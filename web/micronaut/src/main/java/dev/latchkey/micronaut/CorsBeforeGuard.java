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
 * Asks Micronaut's own CORS ahead of the guard. Where Micronaut itself has it, filters of the application may precede
 * it.
 */
@Singleton
final class CorsBeforeGuard {

    private final @Nullable CorsFilter filter;

    CorsBeforeGuard(@Nullable CorsFilter filter) {
        this.filter = filter;
    }

    /** Returns the answer to a preflight from an origin that may ask. */
    Optional<MutableHttpResponse<?>> preflight(HttpRequest<?> request) {
        HttpResponse<?> answer = filter == null ? null : filter.filterPreFlightRequest(request);
        return Optional.ofNullable(answer).map(HttpResponse::toMutableResponse);
    }

    /** Lets the page that asked see {@code refusal}, if it may. */
    MutableHttpResponse<?> allow(HttpRequest<?> request, MutableHttpResponse<?> refusal) {
        if (filter != null && !refusal.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            filter.filterResponse(request, refusal);
        }
        return refusal;
    }
}
