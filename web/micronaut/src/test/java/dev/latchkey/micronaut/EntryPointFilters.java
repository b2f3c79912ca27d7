package dev.latchkey.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.net.URI;
import java.util.Optional;

/** A filter of the application's that answers itself, as early as it can. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@Requires(property = "spec.name", value = "entry points")
final class EntryPointFilters {

    /** Serves the paths below {@code /v1} as the paths without it. */
    @RequestFilter
    @PreMatching
    HttpRequest<?> rewriting(HttpRequest<?> request) {
        String path = request.getPath();
        return path.startsWith("/v1/") ? request.mutate().uri(URI.create(path.substring("/v1".length()))) : request;
    }

    @RequestFilter
    @PreMatching
    Optional<HttpResponse<?>> eager(HttpRequest<?> request) {
        return request.getParameters().contains("eager")
                ? Optional.of(HttpResponse.ok(EntryPointTest.SECRET))
                : Optional.empty();
    }
}
