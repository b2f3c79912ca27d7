package dev.latchkey.testing.spring;

import static java.util.Objects.requireNonNull;

import dev.latchkey.testing.SignedIn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gives each request the cookie of a user, before the application sees the request. */
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

    /**
     * Adds a cookie, in place of the session that the request already has. A request without a server names no host,
     * and Latchkey needs one to know its own address.
     */
    static void add(HttpHeaders headers, String cookie) {
        Set<String> replaced = pairs(cookie).map(SignedInFilter::name).collect(Collectors.toSet());
        Stream<String> others = headers.getOrDefault(HttpHeaders.COOKIE, List.of()).stream()
                .flatMap(SignedInFilter::pairs)
                .filter(pair -> !replaced.contains(name(pair)));
        headers.set(HttpHeaders.COOKIE, Stream.concat(others, pairs(cookie)).collect(Collectors.joining("; ")));
        if (!headers.containsHeader(HttpHeaders.HOST)) {
            headers.set(HttpHeaders.HOST, "localhost");
        }
    }

    private static Stream<String> pairs(String header) {
        return Stream.of(header.split("; *", -1));
    }

    /** Returns the name of a cookie, without the number that each part of a long session has. */
    private static String name(String pair) {
        return pair.substring(0, (pair + "=").indexOf('=')).replaceFirst("\\.\\d+$", "");
    }
}
