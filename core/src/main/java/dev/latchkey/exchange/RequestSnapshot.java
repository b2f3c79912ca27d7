package dev.latchkey.exchange;

import dev.latchkey.http.AuthRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a request without its body. Servers reuse their request objects, so a connection that stays open cannot
 * keep the request that opened it.
 *
 * @param all the headers; names are compared without regard to case
 */
record RequestSnapshot(
        String method,
        String path,
        String routedPath,
        String contextPath,
        @Nullable String query,
        @Nullable String host,
        boolean secure,
        @Nullable String remoteAddress,
        Map<String, List<String>> all)
        implements AuthRequest {

    /** What Latchkey itself reads, in case the framework does not list the names. */
    private static final List<String> READ = List.of(
            "Authorization",
            "Cookie",
            "DPoP",
            "Forwarded",
            "Host",
            "Origin",
            "Sec-Fetch-Site",
            "Upgrade",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto");

    static RequestSnapshot of(AuthRequest request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Stream.concat(READ.stream(), request.headerNames().stream()).forEach(name -> {
            List<String> values = request.headers(name);
            if (!values.isEmpty()) {
                headers.put(name, List.copyOf(values));
            }
        });
        return new RequestSnapshot(
                request.method(),
                request.path(),
                request.routedPath(),
                request.contextPath(),
                request.query(),
                request.host(),
                request.secure(),
                request.remoteAddress(),
                headers);
    }

    @Override
    public List<String> headers(String name) {
        return all.getOrDefault(name, List.of());
    }

    @Override
    public Collection<String> headerNames() {
        return all.keySet();
    }

    @Override
    public byte[] body(int limit) {
        return new byte[0];
    }

    @Override
    public String toString() {
        return "RequestSnapshot[" + method + " " + path + "]";
    }
}
