package dev.latchkey.exchange;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Ascii;
import dev.latchkey.wire.PercentEscapes;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cookies that one response sets so far, seen as the browser will send them: what happens later in the same request
 * starts from them, and not from what the request came with.
 */
final class ResponseCookies {

    private volatile Map<String, String> values = Map.of(); // replaced, never changed: others may be reading

    void add(Collection<SetCookie> cookies) {
        Map<String, String> more = new LinkedHashMap<>(values);
        cookies.forEach(cookie -> more.put(cookie.name(), cookie.value()));
        values = more;
    }

    /** The {@code Cookie} headers with those set since in the place of what came; a cleared one is empty. */
    List<String> over(List<String> headers) {
        Map<String, String> set = values;
        if (set.isEmpty()) {
            return headers;
        }
        List<String> all = new ArrayList<>();
        all.add(set.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + PercentEscapes.encodeComponent(cookie.getValue()))
                .collect(Collectors.joining("; ")));
        all.addAll(RequestCookies.without(set.keySet(), headers));
        return all;
    }

    /** {@code request} with such headers. */
    AuthRequest over(AuthRequest request) {
        return values.isEmpty() ? request : new Later(request, over(request.headers("Cookie")));
    }

    private record Later(AuthRequest request, List<String> cookies) implements AuthRequest {

        @Override
        public String method() {
            return request.method();
        }

        @Override
        public String path() {
            return request.path();
        }

        @Override
        public String routedPath() {
            return request.routedPath();
        }

        @Override
        public String contextPath() {
            return request.contextPath();
        }

        @Override
        public @Nullable String query() {
            return request.query();
        }

        @Override
        public List<String> headers(String name) {
            return Ascii.same(name, "Cookie") ? cookies : request.headers(name);
        }

        @Override
        public @Nullable String host() {
            return request.host();
        }

        @Override
        public boolean secure() {
            return request.secure();
        }

        @Override
        public @Nullable String remoteAddress() {
            return request.remoteAddress();
        }

        @Override
        public byte[] body(int limit) throws IOException {
            return request.body(limit);
        }
    }
}
