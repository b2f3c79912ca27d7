package dev.latchkey;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A browser without a network: keeps the cookies that an {@link Auth} gives it. */
final class Visits {

    static final String SESSION = "authjs.session-token";

    private final Auth auth;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visits(Auth auth) {
        this.auth = auth;
    }

    /** This browser, as another node of the same application sees it. */
    Visits at(Auth node) {
        Visits same = new Visits(node);
        same.cookies.putAll(cookies);
        return same;
    }

    Visits signedIn(String username) {
        keep(exchange(post("").header("User-Agent", "Firefox " + username).from("192.0.2.7"))
                .signIn("credentials", "/", Map.of("username", username, "password", "any"))
                .headers());
        return this;
    }

    void signOut() {
        keep(exchange(post("")).signOut("/").headers());
    }

    /** This browser, with a cookie from elsewhere. */
    Visits bringing(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** A form to an endpoint, with its CSRF token. */
    AuthResponse submit(String path, String fields) {
        String token = exchange(get("/")).csrfToken();
        return send(FakeRequest.post("/auth" + path, "csrfToken=" + token + (fields.isEmpty() ? "" : "&" + fields)));
    }

    AuthResponse open(String target) {
        return send(FakeRequest.get(target));
    }

    Optional<Session> session() {
        return exchange(get("/")).session();
    }

    AdapterExchange exchange(FakeRequest request) {
        return AdapterExchange.of(
                auth,
                request.header("Host", "localhost").header("Cookie", header()),
                (name, value) -> keep(List.of(new Header(name, value))));
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    static FakeRequest get(String path) {
        return FakeRequest.get(path);
    }

    static FakeRequest post(String form) {
        return FakeRequest.post("/", form);
    }

    AuthResponse send(FakeRequest request) {
        AuthResponse answer = exchange(request).answer().orElseThrow();
        keep(answer.headers());
        return answer;
    }

    private String header() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(Collection<Header> headers) {
        headers.stream()
                .filter(header -> header.name().equals("Set-Cookie"))
                .map(Header::value)
                .forEach(line -> {
                    String pair = line.substring(0, line.indexOf(';'));
                    int equals = pair.indexOf('=');
                    if (line.contains("Max-Age=0")) {
                        cookies.remove(pair.substring(0, equals));
                    } else {
                        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
                    }
                });
    }
}
