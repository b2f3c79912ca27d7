package dev.latchkey.micronaut;

import dev.latchkey.SessionScope;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.BufferedHeaders;
import dev.latchkey.adapter.ExchangeKey;
import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.ResponseHeaders;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.web.router.RouteAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of one request, its scope on every thread to which Micronaut moves the request, and the header lines for
 * its later response.
 */
record PropagatedExchange(AdapterExchange exchange) implements ThreadPropagatedContextElement<SessionScope.Opened> {

    private static final String ANSWERED = PropagatedExchange.class.getName() + "/answered";
    private static final int MAX_CAUSES = 100; // a chain of causes can be a ring
    private static final String PRINCIPAL = "micronaut.AUTHENTICATION"; // where HttpRequest.getUserPrincipal looks

    /** What {@link #mountIn} has put into {@code request}. */
    static Optional<PropagatedExchange> in(HttpRequest<?> request, ExchangeKey key) {
        return key.find(name -> request.getAttribute(name).orElse(null)).map(PropagatedExchange::new);
    }

    void mountIn(HttpRequest<?> request, ExchangeKey key) {
        request.setAttribute(key.name(), exchange);
        request.setAttribute(PRINCIPAL, this); // PrincipalConverter makes one of it, if anybody asks
    }

    @Override
    public SessionScope.Opened updateThreadContext() {
        return exchange.carried().open();
    }

    @Override
    public void restoreThreadContext(SessionScope.@Nullable Opened opened) {
        if (opened != null) {
            opened.close();
        }
    }

    /** One of our answers as a response. */
    Optional<MutableHttpResponse<?>> response(Optional<AuthResponse> answer) {
        return answer.map(MicronautAuth::response).map(this::withHeaders);
    }

    /**
     * What is sent instead of {@code response}, which gets the header lines; empty if it is sent itself. An error route
     * of the application answers its failures, and no refusals.
     */
    Optional<MutableHttpResponse<?>> finish(MutableHttpResponse<?> response) {
        Optional<MutableHttpResponse<?>> instead = response(RouteAttributes.getException(response)
                .filter(thrown ->
                        !response.getAttribute(ANSWERED, Boolean.class).orElse(false))
                .filter(thrown -> isRefusal(thrown) || (response.code() >= 500 && !(thrown instanceof AuthException)))
                .flatMap(exchange::answerTo));
        withHeaders(response);
        return instead;
    }

    /** Returns the answer to what the application let through, so that {@link #finish} leaves it as it is. */
    Optional<MutableHttpResponse<?>> answerTo(AuthException failure) {
        Optional<MutableHttpResponse<?>> answer = exchange.answerTo(failure).map(MicronautAuth::response);
        answer.ifPresent(response -> response.setAttribute(ANSWERED, true));
        return answer;
    }

    private static boolean isRefusal(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof AuthException.Refused) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private MutableHttpResponse<?> withHeaders(MutableHttpResponse<?> response) {
        if (exchange.headers() instanceof BufferedHeaders headers) {
            headers.moveTo(ResponseHeaders.of(response.getHeaders()::add, response.getHeaders()::contains));
        }
        return response;
    }
}
