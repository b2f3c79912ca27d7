package dev.latchkey.quarkus;

import dev.latchkey.ResponseHeaders;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** The headers of a response: what is suggested gives way to whatever is there when it goes out. */
record QuarkusHeaders(RoutingContext context) implements ResponseHeaders {

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
        context.addHeadersEndHandler(head -> ResponseHeaders.super.suggest(name, value));
    }

    private MultiMap headers() {
        return context.response().headers();
    }
}
