package dev.latchkey.helidon;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks something about a request twice: as a filter, when it comes in, and ahead of all handlers, when one of them has
 * had it routed anew, to another path that no filter sees.
 */
final class RerouteAwareFilter {

    private final Function<ServerRequest, AdapterExchange> exchange;
    private final Function<AdapterExchange, Optional<AuthResponse>> question;
    private final String cameIn = RerouteAwareFilter.class.getName() + "@" + Integer.toHexString(hashCode());

    RerouteAwareFilter(
            Function<ServerRequest, AdapterExchange> exchange,
            Function<AdapterExchange, Optional<AuthResponse>> question) {
        this.exchange = exchange;
        this.question = question;
    }

    void addTo(HttpRouting.Builder routing) {
        routing.addFilter((chain, request, response) -> ahead(chain, request, response));
        routing.any(this::behind);
    }

    private void ahead(FilterChain chain, ServerRequest request, ServerResponse response) {
        request.context().register(cameIn, request.prologue());
        Optional<AuthResponse> answer = question.apply(exchange.apply(request));
        if (answer.isEmpty()) {
            chain.proceed();
        } else if (isAllowedPreflight(request, response)) {
            response.status(Status.OK_200).send();
        } else {
            HelidonAuth.send(answer.get(), response);
        }
    }

    /** Helidon's CORS, in front, has allowed it; its answer would come from a route, which is behind. */
    private static boolean isAllowedPreflight(ServerRequest request, ServerResponse response) {
        return request.prologue().method().equals(Method.OPTIONS)
                && request.headers().contains(HeaderNames.ORIGIN)
                && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD)
                && response.headers().contains(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN);
    }

    private void behind(ServerRequest request, ServerResponse response) {
        HttpPrologue now = request.prologue();
        boolean anew = request.context()
                .get(cameIn, HttpPrologue.class)
                .filter(now::equals)
                .isEmpty();
        Optional<AuthResponse> answer = anew ? question.apply(exchange.apply(request)) : Optional.empty();
        answer.ifPresentOrElse(refusal -> HelidonAuth.send(refusal, response), response::next);
    }
}
