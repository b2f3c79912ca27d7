package dev.latchkey.quarkus;

import static java.util.Objects.requireNonNull;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthRequest;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the guard again if a filter has changed the method, the path or the query before the resource method was chosen.
 */
record ChangedRequestFilter() implements ResteasyReactiveContainerRequestFilter {

    @Override
    public void filter(ResteasyReactiveContainerRequestContext request) {
        VertxContextScope.exchange()
                .flatMap(exchange -> exchange.changed(Matched.of(exchange.request(), request)))
                .ifPresent(changed -> check(changed, request));
    }

    private static void check(AdapterExchange changed, ResteasyReactiveContainerRequestContext request) {
        VertxContextScope.keep(changed);
        request.suspend();
        requireNonNull(Vertx.currentContext(), "a filter runs in the context of its request")
                .executeBlocking(changed::answerAgain, false)
                .onSuccess(answer -> {
                    answer.map(QuarkusAuth::response).ifPresent(request::abortWith);
                    request.resume();
                })
                .onFailure(request::resume);
    }

    /** A request as Jakarta REST has matched it, in front of which {@code before} was guarded. */
    private record Matched(
            AuthRequest before,
            String method,
            String routedPath,
            @Nullable String query) implements AuthRequest {

        static Matched of(AuthRequest before, ResteasyReactiveContainerRequestContext request) {
            ResteasyReactiveRequestContext now = (ResteasyReactiveRequestContext) request.getServerRequestContext();
            return new Matched(
                    before,
                    now.getMethod(),
                    AuthRequest.below(before.contextPath(), now.getPath()),
                    query(now.getAbsoluteURI()));
        }

        private static @Nullable String query(String address) {
            int mark = address.indexOf('?');
            return mark < 0 ? null : address.substring(mark + 1);
        }

        @Override
        public String path() {
            return routedPath.equals(before.routedPath()) ? before.path() : routedPath;
        }

        @Override
        public List<String> headers(String name) {
            return before.headers(name);
        }

        @Override
        public Collection<String> headerNames() {
            return before.headerNames();
        }

        @Override
        public boolean secure() {
            return before.secure();
        }

        @Override
        public byte[] body(int limit) {
            return new byte[0];
        }
    }
}
