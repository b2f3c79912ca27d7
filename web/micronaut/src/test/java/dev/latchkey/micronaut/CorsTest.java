package dev.latchkey.micronaut;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.CorsTests;
import dev.latchkey.contract.RunningApplication;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.util.Map;
import java.util.Optional;

/** Micronaut's own CORS, by the configuration. */
class CorsTest extends CorsTests {

    private static final String NAME = "cors";

    @Override
    protected RunningApplication start() {
        return MicronautServer.start(
                NAME,
                Map.of(
                        "micronaut.server.cors.enabled",
                        true,
                        "micronaut.server.cors.configurations.page.allowed-origins",
                        ORIGIN),
                ContractApplication.guardingTheDashboard().auth());
    }

    /** Answers what the guard lets through. */
    @Controller
    @Requires(property = "spec.name", value = NAME)
    static final class Pages {

        @Get("/dashboard/route")
        String page() {
            return "page-secret";
        }

        @Options("/{+path}")
        String options(String path) {
            return "options-secret of " + path;
        }
    }

    /** A filter that answers itself, as early as it can. */
    @ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    @Requires(property = "spec.name", value = NAME)
    static final class Eager {

        @RequestFilter
        @PreMatching
        Optional<HttpResponse<?>> eager(HttpRequest<?> request) {
            return request.getHeaders().contains("X-Eager")
                    ? Optional.of(HttpResponse.ok("eager-secret"))
                    : Optional.empty();
        }
    }
}
