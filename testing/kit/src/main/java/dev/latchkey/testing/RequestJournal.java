package dev.latchkey.testing;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts received requests by path, and keeps the last request of each. */
final class RequestJournal {

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, ReceivedRequest> last = new ConcurrentHashMap<>();
    private volatile @Nullable ReceivedRequest lastAuthorization;
    private volatile @Nullable ReceivedRequest lastToken;

    void expect(Collection<String> paths) {
        paths.forEach(path -> counts.putIfAbsent(path, new AtomicInteger()));
    }

    void arrived(ReceivedRequest request) {
        AtomicInteger count = counts.get(request.path());
        if (count != null) {
            count.incrementAndGet();
            last.put(request.path(), request);
        }
        switch (request.path()) {
            case "/authorize", "/oauth/authorize" -> lastAuthorization = request;
            case "/token", "/oauth/access_token" -> lastToken = request;
            default -> {} // no other requests are kept
        }
    }

    /**
     * Returns how many requests have arrived at a path. Throws if the path does not exist, because otherwise a test
     * with a misspelt path would always find no requests.
     */
    int count(String path) {
        AtomicInteger count = counts.get(path);
        if (count == null) {
            throw new IllegalArgumentException(
                    "No such endpoint: " + path + ". There are " + new TreeMap<>(counts).keySet());
        }
        return count.get();
    }

    ReceivedRequest last(String path) {
        return require(last.get(path), path);
    }

    ReceivedRequest lastAuthorization() {
        return require(lastAuthorization, "authorization");
    }

    ReceivedRequest lastToken() {
        return require(lastToken, "token");
    }

    private static ReceivedRequest require(@Nullable ReceivedRequest request, String what) {
        if (request == null) {
            throw new IllegalStateException("No " + what + " request has arrived");
        }
        return request;
    }
}
