package dev.latchkey.jakartarest;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.BufferedHeaders;
import dev.latchkey.http.AuthResponse;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Optional;

/**
 * Serves the endpoints and runs the guard, before all other filters. This filter creates the exchange, or takes the
 * exchange of the servlet filter.
 */
@PreMatching
@Priority(ExchangeFilter.FIRST)
final class ExchangeFilter implements ContainerRequestFilter {

    static final int FIRST = Integer.MIN_VALUE;

    private final RestAuth rest;

    ExchangeFilter(RestAuth rest) {
        this.rest = rest;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RestRequest here = new RestRequest(request);
        Optional<AdapterExchange> outer = rest.find(request::getProperty);
        AdapterExchange exchange = outer.orElseGet(() -> AdapterExchange.of(rest.auth(), here, new BufferedHeaders()));
        rest.keep(exchange, request);
        request.setSecurityContext(new SessionSecurityContext(exchange, here.secure()));
        Optional<AuthResponse> guarded = outer.isPresent() ? Optional.empty() : exchange.answer(); // outer has guarded
        guarded.or(() -> rest.own(exchange)).map(RestAuth::response).ifPresent(request::abortWith);
    }
}
