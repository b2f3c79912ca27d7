package dev.latchkey.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.util.Optional;

/** A filter of the application's that answers itself, as early as it can. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@Requires(property = "spec.name", value = "doors")
final class EntryPointFilters {

    @RequestFilter
    @PreMatching
    Optional<HttpResponse<?>> eager(HttpRequest<?> request) {
        return request.getParameters().contains("eager")
                ? Optional.of(HttpResponse.ok(EntryPointTest.SECRET))
                : Optional.empty();
    }
}
