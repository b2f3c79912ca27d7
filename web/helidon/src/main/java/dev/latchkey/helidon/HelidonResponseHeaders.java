package dev.latchkey.helidon;

import dev.latchkey.http.ResponseHeaders;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;

/**
 * The headers of a response. A suggested header is left out if the response has a header of that name when it is sent.
 */
record HelidonResponseHeaders(ServerResponse response) implements ResponseHeaders {

    @Override
    public void add(String name, String value) {
        if (!response.isSent()) {
            response.headers().add(HeaderNames.create(name), value);
        }
    }

    @Override
    public void suggest(String name, String value) {
        response.beforeSend(() -> response.headers().setIfAbsent(HeaderValues.create(name, value)));
    }
}
