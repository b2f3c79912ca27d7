package dev.latchkey.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's browser in front of several nodes: each request may go to another one, as behind a balancer, and the
 * cookies go along.
 */
final class Visitor {

    /** Where the application is for the world. Nothing listens there: a visitor goes to the nodes. */
    static final String PUBLIC_URL = "http://localhost:1";

    static final String SESSION_COOKIE = "authjs.session-token";

    private static final Pattern CSRF = Pattern.compile("\"csrfToken\":\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String username;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    Visitor(String username) {
        this.username = username;
    }

    /** Another browser with the same cookies. */
    Visitor copy() {
        Visitor copy = new Visitor(username);
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** Chooses the node of the next request. */
    interface Balancer {
        NodeProcess next();
    }

    String username() {
        return username;
    }

    /** The text of the session cookie; empty if there is none. */
    String token() {
        return cookies.getOrDefault(SESSION_COOKIE, "");
    }

    boolean isSignedIn() {
        return !token().isEmpty();
    }

    /** Goes the whole way, and answers the status of the last step that was taken. */
    int signIn(Balancer nodes) throws IOException {
        HttpResponse<String> back = atProvider(begin(nodes));
        return finish(nodes, back.headers().firstValue("Location").orElseThrow());
    }

    /** Answers the status. */
    int signOut(Balancer nodes) throws IOException {
        return post(nodes.next(), "/auth/signout", Map.of("csrfToken", csrfToken(nodes)))
                .statusCode();
    }

    private String csrfToken(Balancer nodes) throws IOException {
        HttpResponse<String> csrf = get(nodes.next(), "/auth/csrf");
        Matcher token = CSRF.matcher(csrf.body());
        if (!token.find()) {
            throw new IOException("No CSRF token but " + csrf.statusCode());
        }
        return requireNonNull(token.group(1));
    }

    /** Has the session renewed, as a page does that updates it; answers the status. */
    int renew(Balancer nodes) throws IOException {
        return post(nodes.next(), "/auth/session", Map.of("csrfToken", csrfToken(nodes)))
                .statusCode();
    }

    /** Asks for the sign-in; answers where the provider is. */
    String begin(Balancer nodes) throws IOException {
        return begin(nodes, "signin");
    }

    /** Shows anew who it is; answers the status of the last step. */
    int confirm(Balancer nodes) throws IOException {
        HttpResponse<String> back = atProvider(begin(nodes, "confirm"));
        return finish(nodes, back.headers().firstValue("Location").orElseThrow());
    }

    private String begin(Balancer nodes, String what) throws IOException {
        HttpResponse<String> answer = post(
                nodes.next(), "/auth/" + what + "/demo", Map.of("csrfToken", csrfToken(nodes), "callbackUrl", "/me"));
        String location = answer.headers().firstValue("Location").orElse("");
        if (!location.contains("/authorize?")) {
            throw new IOException("No way to the provider but " + answer.statusCode());
        }
        return location;
    }

    /** Chooses this person at the provider; its answer leads back to the application. */
    HttpResponse<String> atProvider(String location) throws IOException {
        int query = location.indexOf('?');
        return send(HttpRequest.newBuilder(URI.create(location.substring(0, query) + "/decision"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(location.substring(query + 1) + "&person=" + username)));
    }

    /** Comes back to the application; afterwards there is a session if the answer was a redirect. */
    int finish(Balancer nodes, String callback) throws IOException {
        if (!callback.startsWith(PUBLIC_URL)) {
            throw new IOException("The provider sent the browser elsewhere");
        }
        return get(nodes.next(), callback.substring(PUBLIC_URL.length())).statusCode();
    }

    HttpResponse<String> get(NodeProcess node, String path) throws IOException {
        return remembered(send(request(node, path).GET()));
    }

    private HttpResponse<String> post(NodeProcess node, String path, Map<String, String> form) throws IOException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return remembered(send(request(node, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private HttpRequest.Builder request(NodeProcess node, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.address().resolve(path));
        String all = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? request : request.header("Cookie", all);
    }

    private HttpResponse<String> remembered(HttpResponse<String> response) {
        for (String line : response.headers().allValues("Set-Cookie")) {
            String[] cookie = line.substring(0, line.indexOf(';')).split("=", 2);
            if (line.contains("Max-Age=0") || cookie[1].isEmpty()) {
                cookies.remove(cookie[0]);
            } else {
                cookies.put(cookie[0], cookie[1]);
            }
        }
        return response;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
