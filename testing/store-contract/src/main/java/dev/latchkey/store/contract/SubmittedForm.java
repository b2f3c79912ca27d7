package dev.latchkey.store.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.http.AuthRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form that a browser sends. */
record SubmittedForm(String path, String cookies, String fields) implements AuthRequest {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public @Nullable String query() {
        return null;
    }

    @Override
    public List<String> headers(String name) {
        return switch (name) {
            case "Host" -> List.of("localhost");
            case "Cookie" -> cookies.isEmpty() ? List.of() : List.of(cookies);
            case "Content-Type" -> List.of("application/x-www-form-urlencoded");
            default -> List.of();
        };
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public byte[] body(int limit) {
        return fields.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "Form[" + path + "]";
    }
}
