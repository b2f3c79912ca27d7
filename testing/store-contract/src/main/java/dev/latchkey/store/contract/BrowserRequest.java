package dev.latchkey.store.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.http.AuthRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page that a browser opens, or a form that it sends. */
record BrowserRequest(String method, String path, @Nullable String query, String cookies, String fields)
        implements AuthRequest {

    static BrowserRequest form(String path, String cookies, String fields) {
        return new BrowserRequest("POST", path, null, cookies, fields);
    }

    static BrowserRequest page(String target, String cookies) {
        int mark = target.indexOf('?');
        return new BrowserRequest("GET", target.substring(0, mark), target.substring(mark + 1), cookies, "");
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
        return "BrowserRequest[" + method + " " + path + "]";
    }
}
