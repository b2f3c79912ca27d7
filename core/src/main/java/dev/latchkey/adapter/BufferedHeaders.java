package dev.latchkey.adapter;

import dev.latchkey.http.Header;
import dev.latchkey.http.ResponseHeaders;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Collects headers for a response that the framework has not created yet. Any thread may add headers until the response
 * is written.
 */
public final class BufferedHeaders implements ResponseHeaders {

    private final Queue<Header> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Header> suggested = new ConcurrentLinkedQueue<>();

    /** Creates an instance without headers. */
    public BufferedHeaders() {}

    @Override
    public void add(String name, String value) {
        waiting.add(new Header(name, value));
    }

    @Override
    public void suggest(String name, String value) {
        suggested.add(new Header(name, value));
    }

    /**
     * Adds the collected headers to a response, and keeps them. If another response replaces this response, it can get
     * the same headers.
     */
    public void copyTo(ResponseHeaders response) {
        waiting.forEach(header -> response.add(header.name(), header.value()));
        suggested.forEach(header -> response.suggest(header.name(), header.value()));
    }

    /** Adds the headers that were collected since the last call to a response, and removes them here. */
    public void moveTo(ResponseHeaders response) {
        for (Header header = waiting.poll(); header != null; header = waiting.poll()) {
            response.add(header.name(), header.value());
        }
        for (Header header = suggested.poll(); header != null; header = suggested.poll()) {
            response.suggest(header.name(), header.value());
        }
    }
}
