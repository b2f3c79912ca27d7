package dev.latchkey.jdkhttp;

import com.sun.net.httpserver.Headers;
import dev.latchkey.adapter.BufferedHeaders;
import dev.latchkey.http.ResponseHeaders;

/**
 * The headers of a response. A suggested header is left out if the response has a header of that name when it is sent.
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

    /** The response is about to go out. */
    void complete() {
        suggested.moveTo(ResponseHeaders.of(headers::add, headers::containsKey));
    }
}
