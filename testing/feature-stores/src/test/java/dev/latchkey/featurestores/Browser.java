package dev.latchkey.featurestores;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A browser whose pages call the JSON of an application. It keeps cookies and follows no redirect. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Application application;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrfToken = "";

    Browser(Application application) {
        this.application = application;
    }

    /** A browser that brings cookies along. */
    Browser(Application application, Map<String, String> cookies) {
        this(application);
        this.cookies.putAll(cookies);
    }

    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    /** The same browser, as it talks to another node. */
    Browser at(Application node) {
        Browser there = new Browser(node);
        there.cookies.putAll(cookies);
        there.csrfToken = csrfToken;
        return there;
    }

    /** So many times the same browser, such as a thief with a copy of its cookies. They can send a form at once. */
    List<Browser> copies(int number) {
        csrfToken();
        return IntStream.range(0, number).mapToObj(i -> at(application)).toList();
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer post(String path, Map<String, ?> members) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        members.forEach(json::put);
        json.put("csrfToken", csrfToken());
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(json))));
    }

    /** Whether it got the cookie of a session that has not ended since by this browser. */
    boolean hasSession() {
        return cookies.keySet().stream().anyMatch(name -> name.startsWith("authjs.session-token"));
    }

    boolean isSignedIn() {
        return get("session").json().has("user");
    }

    /** The sections of the account page. */
    Claims account() {
        return get("account").json();
    }

    void forgets(String cookie) {
        cookies.keySet().removeIf(name -> name.startsWith(cookie));
    }

    private String csrfToken() {
        if (csrfToken.isEmpty()) {
            csrfToken = get("csrf").get("csrfToken");
        }
        return csrfToken;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application.nodeUrl() + "/auth/" + path))
                .timeout(PATIENCE);
        String all = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? request : request.header("Cookie", all);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(
                    answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    private void keep(String cookie) {
        int equals = cookie.indexOf('=');
        String name = cookie.substring(0, equals);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, cookie.substring(equals + 1, cookie.indexOf(';')));
        }
    }
}
