package dev.latchkey.bench.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.http.AuthRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request to an endpoint, without a server. */
record SignInRequest(String method, String path, String cookie, String json) implements AuthRequest {

    @Override
    public @Nullable String query() {
        return null;
    }

    @Override
    public List<String> headers(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "host" -> List.of("localhost");
            case "cookie" -> List.of(cookie);
            case "content-type" -> List.of("application/json");
            default -> List.of();
        };
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public byte[] body(int limit) {
        return json.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "SignInRequest[" + path + "]";
    }
}
