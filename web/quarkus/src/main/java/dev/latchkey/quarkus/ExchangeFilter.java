package dev.latchkey.quarkus;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.ExchangeKey;
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

/**
 * Serves the endpoints and runs the guard, before everything that Quarkus serves. It also answers refusals of the code
 * behind it.
 */
@Singleton
final class ExchangeFilter {

    private final Auth auth;
    private final ExchangeKey key;
    private final CORSConfig cors;

    ExchangeFilter(Auth auth, VertxHttpConfig http) {
        this.auth = auth;
        this.key = ExchangeKey.of(auth);
        this.cors = http.cors();
    }

    /**
     * Registers the filter. Only handlers that never send a response (access log, configured headers) run before it.
     */
    void mount(@Observes Router router) {
        Route filter =
                router.route().order(Integer.MIN_VALUE + 1).handler(this::enter).failureHandler(ExchangeFilter::failed);
        if (cors.enabled()) { // Quarkus's own CORS filter runs later, possibly after filters of the application
            filter.handler(new CORSFilter(cors));
        }
        filter.handler(ExchangeFilter::guard);
    }

    private void enter(RoutingContext context) {
        key.find(context::get).ifPresent(ExchangeFilter::rerouted);
        AdapterExchange exchange = exchange(context, Buffer.buffer());
        context.put(key.name(), exchange);
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

    /** A reroute, such as to an error page, goes on with the session as the request has it by now. */
    private AdapterExchange exchange(RoutingContext context, Buffer body) {
        VertxAuthRequest here = VertxAuthRequest.of(context, body);
        return key.find(context::get)
                .map(before -> before.rerouted(here))
                .orElseGet(() -> AdapterExchange.of(auth, here, QuarkusResponseHeaders.of(context)));
    }

    private static void rerouted(AdapterExchange before) {
        if (before.headers() instanceof QuarkusResponseHeaders headers) {
            headers.restore();
        }
    }

    /** Runs a check on a worker thread, and then continues on the event loop. */
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
