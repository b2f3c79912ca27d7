package dev.latchkey.helidon;

import dev.latchkey.AuthExchange;
import dev.latchkey.http.AuthResponse;
import io.helidon.http.HttpPrologue;
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
final class Gate {

    private final Function<ServerRequest, AuthExchange> exchange;
    private final Function<AuthExchange, Optional<AuthResponse>> question;
    private final String cameIn = Gate.class.getName() + "@" + Integer.toHexString(hashCode());

    Gate(Function<ServerRequest, AuthExchange> exchange, Function<AuthExchange, Optional<AuthResponse>> question) {
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
        if (answer.isPresent()) {
            HelidonAuth.send(answer.get(), response);
        } else {
            chain.proceed();
        }
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
