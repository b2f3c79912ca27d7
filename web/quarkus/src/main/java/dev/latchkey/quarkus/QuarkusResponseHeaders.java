package dev.latchkey.quarkus;

import dev.latchkey.http.ResponseHeaders;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The headers of a response. A suggested header is left out if the response has a header of that name when it is sent.
 */
final class QuarkusResponseHeaders implements ResponseHeaders {

    private final RoutingContext context;
    private final Map<String, String> suggested = new ConcurrentHashMap<>();

    private QuarkusResponseHeaders(RoutingContext context) {
        this.context = context;
    }

    /** Those of a response that nobody has begun: what is asked first at its end is asked last, behind Quarkus REST. */
    static QuarkusResponseHeaders of(RoutingContext context) {
        QuarkusResponseHeaders made = new QuarkusResponseHeaders(context);
        context.addHeadersEndHandler(head -> made.suggested.forEach(made::addUnlessThere));
        return made;
    }

    @Override
    public void add(String name, String value) {
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
