package dev.latchkey.exchange;

import dev.latchkey.http.AuthRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request whose method, path or query a filter of the application has changed behind the guard. All else is as the
 * adapter received it in front of those filters, because they may have put the words of a proxy in its place.
 *
 * @param before the request that the guard was asked about
 */
record ChangedRequest(
        AuthRequest before,
        String method,
        String path,
        String routedPath,
        @Nullable String query) implements AuthRequest {

    static ChangedRequest of(AuthRequest before, AuthRequest now) {
        return new ChangedRequest(before, now.method(), now.path(), now.routedPath(), now.query());
    }

    @Override
    public String contextPath() {
        return before.contextPath();
    }

    @Override
    public List<String> headers(String name) {
        return before.headers(name);
    }

    @Override
    public Collection<String> headerNames() {
        return before.headerNames();
    }

    @Override
    public @Nullable String host() {
        return before.host();
    }

    @Override
    public boolean secure() {
        return before.secure();
    }

    @Override
    public @Nullable String remoteAddress() {
        return before.remoteAddress();
    }

    @Override
    public byte[] body(int limit) throws IOException {
        return before.body(limit);
    }

    @Override
    public String toString() {
        return "ChangedRequest[" + method + " " + path + "]"; // headers hold cookies
    }
}
