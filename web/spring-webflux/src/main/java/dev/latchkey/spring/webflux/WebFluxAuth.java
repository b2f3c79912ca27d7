package dev.latchkey.spring.webflux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.AuthExchange;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.adapter.ExchangeKey;
import dev.latchkey.error.AuthException;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.guard.Matcher;
import dev.latchkey.guard.PathGuard;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import dev.latchkey.model.SessionPrincipal;
import dev.latchkey.model.SignOutScope;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.PriorityOrdered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Mounts an {@link Auth} in Spring WebFlux, as a filter in front of all others. The filter serves the endpoints and
 * runs the guard, for handlers and for static resources. This class only converts requests and responses. The
 * {@link Auth} makes all decisions. The exchange's principal is the session's {@link SessionPrincipal}. Code that may
 * block runs on a worker thread, never on the event loop.
 */
public final class WebFluxAuth implements WebFilter, PriorityOrdered {

    private final Auth auth;
    private final ExchangeKey key;

    private WebFluxAuth(Auth auth) {
        this.auth = requireNonNull(auth, "auth");
        this.key = ExchangeKey.of(auth);
    }

    /** Returns a filter. */
    public static WebFluxAuth of(Auth auth) {
        return new WebFluxAuth(auth);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1; // CORS comes first
    }

    /**
     * Returns the session of the request; empty if the user is not signed in. Never blocks, because the session was
     * read before the handler ran.
     */
    public Optional<Session> session(ServerWebExchange exchange) {
        return exchange(exchange).session();
    }

    /**
     * Returns the exchange of a request, which has more methods than this class.
     *
     * @throws IllegalStateException if the filter is not in front of the request
     */
    public AuthExchange exchange(ServerWebExchange exchange) {
        return required(exchange);
    }

    private AdapterExchange required(ServerWebExchange exchange) {
        return key.find(exchange::getAttribute)
                .orElseThrow(() -> new IllegalStateException(
                        "WebFluxAuth is not in front of this request, so nothing is guarded: make it a bean"));
    }

    /** Returns a handler function that gets the session, or empty if the user is not signed in. */
    public HandlerFunction<ServerResponse> wrap(SessionAwareHandler<Optional<Session>> handler) {
        return request -> checked(request, () -> handler.handle(request, session(request.exchange())));
    }

    /**
     * Returns a handler function for signed-in users. Without a session, a browser is redirected to the sign-in page
     * and a program gets {@code 401}.
     */
    public HandlerFunction<ServerResponse> require(SessionAwareHandler<Session> handler) {
        return request -> checked(
                request,
                () -> session(request.exchange())
                        .map(session -> handler.handle(request, session))
                        .orElseGet(() -> Mono.error(AuthException.Refused.sessionRequired())));
    }

    private Mono<ServerResponse> checked(ServerRequest request, Supplier<Mono<ServerResponse>> handler) {
        return checkAgain(request.exchange())
                .flatMap(answer -> ServerResponse.status(answer.status())
                        .build((exchange, context) -> send(answer, exchange.getResponse())))
                .switchIfEmpty(Mono.defer(handler));
    }

    /**
     * Runs the guard again if a filter behind this filter has changed the method, the path or the query, as Spring's
     * {@code HiddenHttpMethodFilter} does. Call this method directly before code of the application serves the request.
     * Handler functions of {@link #wrap} and {@link #require}, filters of {@link #guard(GuardCallback)}, and all
     * handlers with the auto-configuration of Spring Boot, do so.
     *
     * @param exchange the exchange as the application is about to serve it
     * @return the response to send instead; empty if the application may serve the request, or if this filter is not in
     *     front of it
     */
    public Mono<AuthResponse> checkAgain(ServerWebExchange exchange) {
        return key.changed(
                        exchange::getAttribute, exchange.getAttributes()::put, WebFluxRequest.of(exchange.getRequest()))
                .map(changed -> onWorker(changed::answerAgain).flatMap(Mono::justOrEmpty))
                .orElseGet(Mono::empty);
    }

    /**
     * Returns a filter that calls {@code logic} for the paths that {@code pattern} covers, with or without
     * percent-escapes and a slash at the end. The callback runs on a worker thread.
     *
     * @param pattern in the syntax of {@link Matcher#path}
     * @throws IllegalArgumentException if the pattern is malformed; the message states the position of the error
     */
    public WebFilter guard(String pattern, GuardCallback logic) {
        return guard(new PathGuard(pattern, logic));
    }

    /** Works like {@link #guard(String, GuardCallback)}, with the pattern and the callback of {@code guard}. */
    public WebFilter guard(PathGuard guard) {
        return filter(
                exchange -> exchange.mayBlock(guard.matcher()),
                exchange -> exchange.guard(guard.matcher(), guard.logic()));
    }

    /** Works like {@link #guard(String, GuardCallback)}, for every path. */
    public WebFilter guard(GuardCallback logic) {
        return filter(exchange -> true, exchange -> exchange.guard(logic));
    }

    private WebFilter filter(
            Predicate<AdapterExchange> mayBlock, Function<AuthExchange, Optional<AuthResponse>> verdict) {
        return (exchange, chain) -> checkAgain(exchange)
                .map(Optional::of)
                .switchIfEmpty(Mono.defer(() -> {
                    AdapterExchange ours = required(exchange);
                    return mayBlock.test(ours) ? onWorker(() -> verdict.apply(ours)) : Mono.just(verdict.apply(ours));
                }))
                .flatMap(instead ->
                        instead.isPresent() ? send(instead.get(), exchange.getResponse()) : chain.filter(exchange));
    }

    /**
     * Signs in a user with a form of the application, on a worker thread. See {@link AuthExchange#signIn}.
     *
     * @return the response to send; fails with {@link AuthException} if the credentials are refused, or if the sign-in
     *     fails for another reason
     */
    public Mono<AuthResponse> signIn(
            ServerWebExchange exchange, String provider, @Nullable String redirectTo, Map<String, String> fields) {
        return onWorker(() -> exchange(exchange).signIn(provider, redirectTo, fields));
    }

    /** Signs out the user with a form of the application, on a worker thread. See {@link AuthExchange#signOut}. */
    public Mono<AuthResponse> signOut(ServerWebExchange exchange, @Nullable String redirectTo) {
        return onWorker(() -> exchange(exchange).signOut(redirectTo));
    }

    /** Works like {@code signOut}, and ends what {@code scope} says. */
    public Mono<AuthResponse> signOut(ServerWebExchange exchange, SignOutScope scope, @Nullable String redirectTo) {
        return onWorker(() -> exchange(exchange).signOut(scope, redirectTo));
    }

    /** Writes a response of Latchkey unchanged. */
    public static Mono<Void> send(AuthResponse answer, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        response.setRawStatusCode(answer.status());
        answer.writeHeaders(headers::set, headers::add);
        byte[] body = answer.body().getBytes(UTF_8);
        if (body.length == 0) {
            return response.setComplete();
        }
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        WebFluxRequest request = WebFluxRequest.of(exchange.getRequest());
        WebFluxResponseHeaders headers = new WebFluxResponseHeaders(exchange.getResponse());
        AdapterExchange ours = AdapterExchange.of(auth, request, headers);
        if (ours.isEndpoint()) {
            return request.collected(auth.bodyLimit())
                    .map(whole -> AdapterExchange.of(auth, whole, headers))
                    .flatMap(endpoint -> onWorker(endpoint::settle))
                    .flatMap(answer -> send(answer.orElseThrow(), exchange.getResponse()));
        }
        Mono<Optional<AuthResponse>> answer = ours.mayBlock() ? onWorker(ours::settle) : Mono.just(ours.answer());
        return answer.flatMap(instead ->
                instead.isPresent() ? send(instead.get(), exchange.getResponse()) : within(ours, exchange, chain));
    }

    private Mono<Void> within(AdapterExchange ours, ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getAttributes().put(key.name(), ours);
        ServerHttpResponse response = exchange.getResponse();
        Mono<Principal> principal = Mono.fromSupplier(
                () -> ours.session().map(SessionPrincipal::new).orElse(null));
        return chain.filter(exchange.mutate().principal(principal).build())
                .onErrorResume(failure -> {
                    Optional<AuthResponse> answer = response.isCommitted() ? Optional.empty() : ours.answerTo(failure);
                    answer.ifPresent(refusal -> response.getHeaders().clearContentHeaders());
                    return answer.map(refusal -> send(refusal, response)).orElseGet(() -> Mono.error(failure));
                })
                .contextWrite(context -> context.put(SessionScopeAccessor.KEY, ours.carried()));
    }

    private static <T> Mono<T> onWorker(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
