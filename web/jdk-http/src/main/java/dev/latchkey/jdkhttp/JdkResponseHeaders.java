package dev.latchkey.jdkhttp;

import com.sun.net.httpserver.Headers;
import dev.latchkey.adapter.BufferedHeaders;
import dev.latchkey.http.ResponseHeaders;

/**
 * The headers of a response. A suggested header is added when the response is sent, unless the response already has a
 * header of the same name.
 */
record JdkResponseHeaders(Headers headers, BufferedHeaders suggested) implements ResponseHeaders {

    JdkResponseHeaders(Headers headers) {
        this(headers, new BufferedHeaders());
    }

    @Override
    public void add(String name, String value) {
        headers.add(name, value);
    }

    @Override
    public void suggest(String name, String value) {
        suggested.suggest(name, value);
    }

    /** Adds the suggested headers, immediately before the response is sent. */
    void complete() {
        suggested.moveTo(ResponseHeaders.of(headers::add, headers::containsKey));
    }
}
