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
 * endpoints and error routes. The filter runs twice. The first time is before the route is chosen and before all other
 * filters. The second time is after the route is chosen, because a request for a WebSocket reaches only that step.
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
        CompletableFuture<Optional<MutableHttpResponse<?>>> guarded =
                auth.mounted(request).isPresent() ? again(request) : ahead(request, context);
        return guarded.thenApply(answer -> answer.or(() -> measured(request, byRole(request))));
    }

    /** Runs the guard again if a filter has changed the request before the route was chosen. */
    private CompletableFuture<Optional<MutableHttpResponse<?>>> again(HttpRequest<?> request) {
        MicronautAuthRequest now = new MicronautAuthRequest(request, auth.contextPath(), new CompletableFuture<>());
        Optional<PropagatedExchange> changed = auth.mounted(request)
                .flatMap(mounted -> mounted.exchange().changed(now))
                .map(PropagatedExchange::new);
        if (changed.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        PropagatedExchange mounted = changed.get();
        mounted.mountIn(request, auth.key());
        return CompletableFuture.supplyAsync(
                () -> {
                    SessionScope.Opened scope = mounted.exchange().carried().open();
                    try (scope) {
                        return measured(
                                request,
                                mounted.response(mounted.exchange().answerAgain())
                                        .map(refusal -> cors.allow(request, refusal)));
                    }
                },
                workers);
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
