package dev.latchkey.cli;

import dev.latchkey.http.AuthRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that nobody has sent.
 *
 * @param headers the values by names in lower case
 */
record ExplainedRequest(
        String method, String path, @Nullable String query, Map<String, List<String>> headers, boolean secure)
        implements AuthRequest {

    /** @param target what stands in the first line of a request: a path with or without a query, or a URL */
    static ExplainedRequest of(String method, String target, Map<String, List<String>> headers, boolean secure) {
        String local = target.replaceFirst("^https?:(//[^/?#]*)?", "").replaceFirst("#.*", "");
        int query = local.indexOf('?');
        String path = query < 0 ? local : local.substring(0, query);
        return new ExplainedRequest(
                method,
                path.isEmpty() ? "/" : path,
                query < 0 ? null : local.substring(query + 1),
                Map.copyOf(headers),
                secure);
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public byte[] body(int limit) {
        return new byte[0];
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
