package dev.latchkey.micronaut;

import dev.latchkey.SessionScope;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.BufferedHeaders;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthResponse;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Serves the endpoints, runs the guard and opens the {@link SessionScope}, in front of routes, files, management
 * endpoints and error routes. It stands there twice: ahead of the choice of a route and of all filters that come before
 * that, and behind it, since what asks for a WebSocket comes in only there.
 */
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
@Order(Ordered.HIGHEST_PRECEDENCE)
record ExchangeFilter(
        MicronautAuth auth,
        RoleRules roles,
        List<PathGuard> guards,
        CorsBeforeGuard cors,
        ResponseMetrics metrics,
        @Named(TaskExecutors.BLOCKING) Executor workers) {

    @RequestFilter
    @PreMatching
    CompletableFuture<Optional<MutableHttpResponse<?>>> ahead(
            HttpRequest<?> request, MutablePropagatedContext context) {
        metrics.begin(request);
        return enter(request, context).thenApply(answer -> measured(request, answer));
    }

    private CompletableFuture<Optional<MutableHttpResponse<?>>> enter(
            HttpRequest<?> request, MutablePropagatedContext context) {
        MicronautAuthRequest here = new MicronautAuthRequest(request, auth.contextPath(), new CompletableFuture<>());
        AdapterExchange exchange = AdapterExchange.of(auth.auth(), here, new BufferedHeaders());
        PropagatedExchange mounted = new PropagatedExchange(exchange);
        mounted.mountIn(request, auth.key());
        context.add(mounted);
        if (exchange.isEndpoint()) {
            return here.collect(auth.auth().bodyLimit())
                    .thenApplyAsync(done -> mounted.response(exchange.answer()), workers);
        }
        Optional<MutableHttpResponse<?>> preflight = cors.preflight(request);
        if (preflight.isPresent()) {
            return CompletableFuture.completedFuture(preflight);
        }
        boolean mayBlock = exchange.mayBlock() || guards.stream().anyMatch(guard -> exchange.mayBlock(guard.matcher()));
        return CompletableFuture.supplyAsync(
                () -> mounted.response(answer(exchange)).map(refusal -> cors.allow(request, refusal)),
                mayBlock ? workers : Runnable::run);
    }

    @RequestFilter
    CompletableFuture<Optional<MutableHttpResponse<?>>> behind(
            HttpRequest<?> request, MutablePropagatedContext context) {
        return auth.mounted(request).isPresent()
                ? CompletableFuture.completedFuture(measured(request, byRole(request)))
                : ahead(request, context).thenApply(answer -> answer.or(() -> measured(request, byRole(request))));
    }

    @ResponseFilter
    Optional<MutableHttpResponse<?>> after(HttpRequest<?> request, MutableHttpResponse<?> response) {
        return auth.mounted(request)
                .flatMap(mounted -> mounted.finish(response))
                .map(instead -> cors.allow(request, instead));
    }

    private Optional<MutableHttpResponse<?>> measured(HttpRequest<?> request, Optional<MutableHttpResponse<?>> answer) {
        answer.ifPresent(response -> metrics.answered(request, response));
        return answer;
    }

    private Optional<AuthResponse> answer(AdapterExchange exchange) {
        SessionScope.Opened scope = exchange.carried().open();
        try (scope) {
            return exchange.settle()
                    .or(() -> guards.stream()
                            .flatMap(guard -> exchange.guard(guard.matcher(), guard.logic()).stream())
                            .findFirst());
        }
    }

    private Optional<MutableHttpResponse<?>> byRole(HttpRequest<?> request) {
        return auth.mounted(request)
                .flatMap(mounted -> mounted.response(RouteAttributes.getRouteInfo(request)
                        .flatMap(roles::of)
                        .flatMap(rule -> mounted.exchange().require(rule))))
                .map(refusal -> cors.allow(request, refusal));
    }
}
