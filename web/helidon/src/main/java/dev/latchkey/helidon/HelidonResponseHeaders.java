package dev.latchkey.helidon;

import dev.latchkey.http.ResponseHeaders;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;

/**
 * The headers of a response. A suggested header is added when the response is sent, unless the response already has a
 * header of the same name.
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
