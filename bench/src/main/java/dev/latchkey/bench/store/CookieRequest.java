package dev.latchkey.bench.store;

import dev.latchkey.http.AuthRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request for a page with a cookie, without a server. */
public record CookieRequest(String cookie) implements AuthRequest {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public @Nullable String query() {
        return null;
    }

    @Override
    public List<String> headers(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "cookie" -> List.of(cookie);
            case "host" -> List.of("localhost");
            default -> List.of();
        };
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public byte[] body(int limit) {
        return new byte[0];
    }
}
