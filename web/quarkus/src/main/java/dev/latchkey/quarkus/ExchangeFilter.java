package dev.latchkey.quarkus;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthResponse;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.cors.CORSConfig;
import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Stands in front of everything that Quarkus serves: endpoints, guard, and the answer to what was refused behind. */
@Singleton
final class ExchangeFilter {

    private final Auth auth;
    private final CORSConfig cors;

    ExchangeFilter(Auth auth, VertxHttpConfig http) {
        this.auth = auth;
        this.cors = http.cors();
    }

    /** Only what never answers (access log, configured headers) goes before. */
    void mount(@Observes Router router) {
        Route filter =
                router.route().order(Integer.MIN_VALUE + 1).handler(this::enter).failureHandler(ExchangeFilter::failed);
        if (cors.enabled()) { // Quarkus's own stands behind, where filters of the application may be ahead of it
            filter.handler(new CORSFilter(cors));
        }
        filter.handler(ExchangeFilter::guard);
    }

    private void enter(RoutingContext context) {
        AdapterExchange exchange = exchange(context, Buffer.buffer());
        VertxContextScope.keep(exchange);
        if (exchange.isEndpoint()) {
            BodyCollector.collect(context.request(), auth.bodyLimit())
                    .onSuccess(body -> onWorker(exchange(context, body)::settle, context))
                    .onFailure(broken -> context.fail(400));
        } else {
            context.next();
        }
    }

    private static void guard(RoutingContext context) {
        AdapterExchange exchange = VertxContextScope.exchange().orElseThrow();
        if (exchange.mayBlock()) {
            onWorker(exchange::settle, context);
        } else {
            proceed(exchange.answer(), context);
        }
    }

    private AdapterExchange exchange(RoutingContext context, Buffer body) {
        return AdapterExchange.of(auth, VertxAuthRequest.of(context, body), QuarkusResponseHeaders.of(context));
    }

    /** Asks on a worker, then goes on on the event loop. */
    static void onWorker(Callable<Optional<AuthResponse>> question, RoutingContext context) {
        context.vertx()
                .executeBlocking(question, false)
                .onSuccess(answer -> proceed(answer, context))
                .onFailure(context::fail);
    }

    static void proceed(Optional<AuthResponse> answer, RoutingContext context) {
        answer.ifPresentOrElse(present -> send(present, context), context::next);
    }

    private static void failed(RoutingContext context) {
        Throwable failure = context.failure();
        boolean late = failure == null || context.response().headWritten();
        Optional<AdapterExchange> exchange = late ? Optional.empty() : VertxContextScope.exchange();
        proceed(exchange.flatMap(known -> known.answerTo(requireNonNull(failure))), context);
    }

    static void send(AuthResponse answer, RoutingContext context) {
        HttpServerResponse response = context.response().setStatusCode(answer.status());
        answer.writeHeaders(response.headers()::set, response.headers()::add);
        response.end(answer.body());
    }
}
