package dev.latchkey.journeys;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Json;
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

/** A single-page application that follows the four rules of docs/json.md, with the cookies of its browser. */
final class Program {

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String url;

    Program(RunningClub club) {
        url = club.url() + "/auth/";
    }

    /** An answer: {@code null} as JSON has no members. */
    record Answer(int status, String text) {

        Claims json() {
            return text.equals("null") ? Claims.parse("{}") : Claims.parse(text);
        }

        String get(String member) {
            return json().text(member).orElse("");
        }
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    Answer post(String path, Map<String, String> fields) {
        Map<String, Object> body = new LinkedHashMap<>(fields);
        body.put("csrfToken", get("csrf").get("csrfToken"));
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .header("X-Auth-Return-Redirect", "1")
                .POST(BodyPublishers.ofString(Json.write(body))));
    }

    boolean isSignedIn() {
        return !get("session").text().equals("null");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
