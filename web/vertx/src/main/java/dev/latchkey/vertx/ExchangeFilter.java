package dev.latchkey.vertx;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.BufferedHeaders;
import dev.latchkey.adapter.ExchangeKey;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.http.ResponseHeaders;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.UserContextInternal;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Serves the endpoints and runs the guard, in front of a router. It also answers refusals of the code behind it. */
final class ExchangeFilter {

    private final Auth auth;
    private final ExchangeKey key;

    ExchangeFilter(Auth auth) {
        this.auth = auth;
        this.key = ExchangeKey.of(auth);
    }

    /** Returns the exchange of a request that passed the guard; empty if this filter has not handled the request. */
    Optional<AdapterExchange> find(RoutingContext context) {
        return key.find(context::get);
    }

    void serve(RoutingContext context) {
        VertxAuthRequest here = VertxAuthRequest.of(context);
        AdapterExchange exchange = find(context)
                .map(outer -> outer.rerouted(here))
                .orElseGet(() -> AdapterExchange.of(auth, here, new BufferedHeaders()));
        context.addHeadersEndHandler(head -> write(exchange.headers(), context));
        if (exchange.isEndpoint()) {
            here.read(context, auth.bodyLimit(), () -> settle(context, exchange));
        } else if (exchange.mayBlock()) {
            settle(context, exchange);
        } else {
            enter(context, exchange, exchange.answer());
        }
    }

    /** Adds the headers to the response, immediately before the headers are sent. */
    private static void write(ResponseHeaders buffered, RoutingContext context) {
        if (buffered instanceof BufferedHeaders late) {
            MultiMap headers = context.response().headers();
            late.copyTo(ResponseHeaders.of(headers::add, headers::contains));
        }
    }

    private void settle(RoutingContext context, AdapterExchange exchange) {
        decide(context, exchange::settle, answer -> enter(context, exchange, answer));
    }

    /** Passes a request on to the next handler if {@code answer} is empty, and otherwise sends {@code answer}. */
    private void enter(RoutingContext context, AdapterExchange exchange, Optional<AuthResponse> answer) {
        if (answer.isEmpty()) {
            context.put(key.name(), exchange);
            VertxScope.enter(exchange.carried());
            UserContextInternal user = (UserContextInternal) context.userContext();
            user.setUser(exchange.peek().map(SessionUser::of).orElse(null));
            context.addEndHandler(end -> user.setUser(null)); // otherwise a Vert.x session would store it
        }
        pass(answer, context, context::next);
    }

    /** Answers a failure of the application if it is an exception of Latchkey. */
    void refuse(RoutingContext context) {
        Throwable failure = context.failure();
        boolean late = failure == null || context.response().headWritten();
        Optional<AdapterExchange> exchange = late ? Optional.empty() : find(context);
        Optional<AuthResponse> ours = exchange.flatMap(known -> known.answerTo(requireNonNull(failure)));
        if (ours.isPresent()) {
            MultiMap headers = context.response().headers();
            headers.names().stream().filter(Header::isOfBody).toList().forEach(headers::remove);
        }
        pass(ours, context, context::next);
    }

    /** Runs a check on a worker thread, and then continues on the event loop. */
    static void decide(
            RoutingContext context, Callable<Optional<AuthResponse>> verdict, Handler<Optional<AuthResponse>> then) {
        onWorker(context, verdict).onSuccess(then).onFailure(context::fail);
    }

    static void pass(Optional<AuthResponse> answer, RoutingContext context, Runnable next) {
        if (answer.isPresent()) {
            VertxAuth.send(answer.get(), context);
        } else {
            next.run();
        }
    }

    /** Runs a task that may block. The request is paused during the task, so that later handlers can read the body. */
    static <T> Future<T> onWorker(RoutingContext context, Callable<T> task) {
        HttpServerRequest request = context.request();
        boolean more = !request.isEnded();
        if (more) {
            request.pause();
        }
        Future<T> result = context.vertx().executeBlocking(task, false).map(value -> requireNonNull(value));
        return more ? result.onComplete(done -> request.resume()) : result;
    }
}
