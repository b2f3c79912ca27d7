package dev.latchkey.example.migration;

import dev.latchkey.model.Claims;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/** A program that acts for one person, as docs/json.md says, with the cookies of its browser. */
final class Program {

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String url;

    Program(String url) {
        this.url = url;
    }

    /** Signs in with a password, and returns where that leads. */
    String signsIn(String name, String password) {
        return post("callback/password", Map.of("username", name, "password", password));
    }

    /** Posts what a half-finished sign-in misses, and returns where that leads. */
    String post(String endpoint, Map<String, String> fields) {
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.put(
                "csrfToken",
                Claims.parse(get("/auth/csrf").body()).text("csrfToken").orElseThrow());
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url + "/auth/" + endpoint))
                .header("Content-Type", "application/json")
                .header("X-Auth-Return-Redirect", "1")
                .POST(BodyPublishers.ofString(Claims.of(body).toJson())));
        return Claims.parse(answer.body()).text("url").orElse("");
    }

    /** The signed-in user as the session has it; empty: nobody is. */
    Claims user() {
        String session = get("/auth/session").body();
        return session.equals("null") ? Claims.empty() : Claims.parse(session).object("user");
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
