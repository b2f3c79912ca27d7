package dev.latchkey.audit;

import dev.latchkey.http.AuthRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bare request for one path. */
record SampleRequest(String method, String path) implements AuthRequest {

    @Override
    public @Nullable String query() {
        return null;
    }

    @Override
    public List<String> headers(String name) {
        return List.of();
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
