package dev.latchkey.testing.quarkus;

import dev.latchkey.http.AuthRequest;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request as it would be with other cookies, to ask who would be signed in. */
record ProbeRequest(HttpServerRequest request, List<String> cookies) implements AuthRequest {

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
        return name.equalsIgnoreCase("Cookie") ? cookies : request.headers().getAll(name);
    }

    @Override
    public @Nullable String host() {
        return request.authority() == null ? null : request.authority().toString();
    }

    @Override
    public boolean secure() {
        return request.connection().isSsl();
    }

    @Override
    public byte[] body(int limit) {
        return new byte[0];
    }
}
