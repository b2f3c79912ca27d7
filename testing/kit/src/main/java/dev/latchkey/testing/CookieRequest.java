package dev.latchkey.testing;

import dev.latchkey.http.AuthRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request with nothing but cookies. */
record CookieRequest(String cookie, String authority, boolean secure) implements AuthRequest {

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
        return name.equalsIgnoreCase("Cookie") ? List.of(cookie) : List.of();
    }

    @Override
    public String host() {
        return authority;
    }

    @Override
    public byte[] body(int limit) {
        return new byte[0];
    }

    @Override
    public String toString() {
        return "CookieRequest[" + authority + "]";
    }
}
