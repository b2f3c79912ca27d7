package dev.latchkey.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A test client that acts as a browser or as a program. The client keeps cookies and follows no redirects. The
 * adapters' own tests may also use this class.
 */
public final class Browser {

    /** The name of the cookie that holds the session. */
    public static final String SESSION = "authjs.session-token";

    static final String CSRF = "authjs.csrf-token";
    static final String CALLBACK_URL = "authjs.callback-url";

    /** How long a request may take. A framework is slow at the first request if a build uses the same cores. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final URI address;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Browser(URI address) {
        this.address = address;
    }

    /** Returns a browser without cookies. {@code address} may end with a context path. */
    public static Browser at(URI address) {
        return new Browser(address);
    }

    /** Sends a GET as a program, without the headers that a browser sends. */
    public Reply get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** Sends a GET as a browser that opens a page. */
    public Reply navigate(String path) {
        return send("GET", path, "", "Sec-Fetch-Mode", "navigate", "Accept", "text/html,*/*;q=0.8");
    }

    /** Sends a GET as a script on a page. */
    public Reply fetch(String path) {
        return send("GET", path, "", "Sec-Fetch-Mode", "cors", "Accept", "*/*");
    }

    /** Posts a form. */
    public Reply post(String path, Map<String, String> form, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded";
        return send("POST", path, encode(form), all);
    }

    Reply postJson(String path, String json) {
        return send("POST", path, json, "Content-Type", "application/json");
    }

    /** Posts a form like the browser client of Auth.js, which expects the address of the redirect in JSON. */
    Reply postAsClient(String path, Map<String, String> form) {
        return post(path, form, "X-Auth-Return-Redirect", "1");
    }

    /**
     * Sends any request.
     *
     * @param body the body; empty if there is none
     * @param headers names and values in turn
     */
    public Reply send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        long start = System.nanoTime();
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            Reply reply = new Reply(
                    response.statusCode(),
                    response.headers().map(),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - start));
            reply.headers("Set-Cookie").forEach(this::keep);
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + ": no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Signs in through the endpoints as one of the application's users, such as {@code alice}. */
    public Reply signIn(String username) {
        return signIn(username, People.PASSWORD);
    }

    Reply signIn(String username, String password) {
        return post(
                "/auth/callback/credentials",
                Map.of("csrfToken", csrfToken(), "username", username, "password", password));
    }

    String csrfToken() {
        return get("/auth/csrf").json().text("csrfToken").orElseThrow();
    }

    /** Returns the value of the {@code Cookie} header. */
    public String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Returns the cookies by name. Changes to the map change the cookies of this browser. */
    public Map<String, String> cookies() {
        return cookies;
    }

    /** Returns the value of a cookie, which must exist. */
    String cookie(String name) {
        return Optional.ofNullable(cookies.get(name)).orElseThrow();
    }

    /** Sets a cookie and returns this browser. */
    public Browser with(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    private void keep(String line) {
        String pair = line.substring(0, (line + ";").indexOf(';'));
        int equals = pair.indexOf('=');
        if (line.contains("; Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
