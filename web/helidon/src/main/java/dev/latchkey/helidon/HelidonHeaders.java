package dev.latchkey.helidon;

import dev.latchkey.http.ResponseHeaders;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;

/** The headers of a response: what is suggested gives way to whatever is there when it goes out. */
record HelidonHeaders(ServerResponse response) implements ResponseHeaders {

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
