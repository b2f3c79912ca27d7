package dev.latchkey.quarkus;

import dev.latchkey.http.Header;
import dev.latchkey.http.ResponseHeaders;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The headers of a response. A suggested header is added when the response is sent, unless the response already has a
 * header of the same name.
 */
final class QuarkusResponseHeaders implements ResponseHeaders {

    private final RoutingContext context;
    private final Queue<Header> added = new ConcurrentLinkedQueue<>();
    private final Map<String, String> suggested = new ConcurrentHashMap<>();

    private QuarkusResponseHeaders(RoutingContext context) {
        this.context = context;
    }

    /** Returns the headers of a response that is not written yet. */
    static QuarkusResponseHeaders of(RoutingContext context) {
        QuarkusResponseHeaders made = new QuarkusResponseHeaders(context);
        made.suggestAtTheEnd();
        return made;
    }

    /** Adds the headers again after a reroute, which removes all headers and end handlers of the response. */
    void restore() {
        MultiMap headers = headers();
        added.stream()
                .filter(header -> !headers.contains(header.name(), header.value(), false))
                .forEach(header -> headers.add(header.name(), header.value()));
        suggestAtTheEnd();
    }

    /** The end handler that is added first runs last, after the end handlers of Quarkus REST. */
    private void suggestAtTheEnd() {
        context.addHeadersEndHandler(head -> suggested.forEach(this::addUnlessThere));
    }

    @Override
    public void add(String name, String value) {
        added.add(new Header(name, value));
        headers().add(name, value);
    }

    @Override
    public boolean has(String name) {
        return headers().contains(name);
    }

    @Override
    public void suggest(String name, String value) {
        suggested.put(name, value);
    }

    private void addUnlessThere(String name, String value) {
        ResponseHeaders.super.suggest(name, value);
    }

    private MultiMap headers() {
        return context.response().headers();
    }
}
