package dev.latchkey;

import dev.latchkey.http.Header;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Headers for a response that there is not yet: kept, from whichever threads they come, until it is written. */
public final class BufferedHeaders implements ResponseHeaders {

    private final Queue<Header> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Header> suggested = new ConcurrentLinkedQueue<>();

    /** None yet. */
    public BufferedHeaders() {}

    @Override
    public void add(String name, String value) {
        waiting.add(new Header(name, value));
    }

    @Override
    public void suggest(String name, String value) {
        suggested.add(new Header(name, value));
    }

    /** Hands over what has come and keeps it, for a response that another may replace: that one gets the same. */
    public void copyTo(ResponseHeaders response) {
        waiting.forEach(header -> response.add(header.name(), header.value()));
        suggested.forEach(header -> response.suggest(header.name(), header.value()));
    }

    /** Hands over what has come since this was last asked. */
    public void moveTo(ResponseHeaders response) {
        for (Header header = waiting.poll(); header != null; header = waiting.poll()) {
            response.add(header.name(), header.value());
        }
        for (Header header = suggested.poll(); header != null; header = suggested.poll()) {
            response.suggest(header.name(), header.value());
        }
    }
}
