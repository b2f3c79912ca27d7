package dev.latchkey.testing.spring;

import static java.util.Objects.requireNonNull;

import dev.latchkey.testing.SignedIn;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Adds the cookie of a user to each request, before the application sees the request. */
record SignedInFilter(SignedIn user) implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ApplicationContext application = requireNonNull(exchange.getApplicationContext(), "application context");
        return Mono.fromCallable(() -> ContextSessions.cookie(application, user))
                .subscribeOn(Schedulers.boundedElastic()) // a store may block
                .flatMap(cookie -> chain.filter(exchange.mutate()
                        .request(request -> request.headers(headers -> add(headers, cookie)))
                        .build()));
    }

    /** Adds a cookie. A request without a server names no host, and Latchkey needs one to know its own address. */
    static void add(HttpHeaders headers, String cookie) {
        headers.add(HttpHeaders.COOKIE, cookie);
        if (!headers.containsHeader(HttpHeaders.HOST)) {
            headers.set(HttpHeaders.HOST, "localhost");
        }
    }
}
