package dev.latchkey.jdkhttp;

import com.sun.net.httpserver.Headers;
import dev.latchkey.BufferedHeaders;
import dev.latchkey.ResponseHeaders;

/** The headers of a response: what is suggested gives way to whatever is there when it goes out. */
record JdkHeaders(Headers headers, BufferedHeaders suggested) implements ResponseHeaders {

    JdkHeaders(Headers headers) {
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
