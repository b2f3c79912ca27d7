package dev.latchkey.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request without a server. */
public final class FakeRequest implements AuthRequest {

    private final String method;
    private final String path;
    private final @Nullable String query;
    private final Map<String, List<String>> headers = new TreeMap<>();
    private String body = "";
    private boolean secure;
    private @Nullable String remoteAddress;
    private String contextPath = "";

    private FakeRequest(String method, String target) {
        int mark = target.indexOf('?');
        this.method = method;
        this.path = mark < 0 ? target : target.substring(0, mark);
        this.query = mark < 0 ? null : target.substring(mark + 1);
    }

    public static FakeRequest get(String target) {
        return new FakeRequest("GET", target);
    }

    public static FakeRequest of(String method, String target) {
        return new FakeRequest(method, target);
    }

    public static FakeRequest head(String target) {
        return new FakeRequest("HEAD", target);
    }

    public static FakeRequest post(String target, String form) {
        FakeRequest request =
                new FakeRequest("POST", target).header("Content-Type", "application/x-www-form-urlencoded");
        request.body = form;
        return request;
    }

    public FakeRequest header(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(value);
        return this;
    }

    public FakeRequest secure(boolean on) {
        this.secure = on;
        return this;
    }

    public FakeRequest mountedAt(String path) {
        this.contextPath = path;
        return this;
    }

    public FakeRequest from(String address) {
        this.remoteAddress = address;
        return this;
    }

    @Override
    public String contextPath() {
        return contextPath;
    }

    @Override
    public @Nullable String remoteAddress() {
        return remoteAddress;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public byte[] body(int limit) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
