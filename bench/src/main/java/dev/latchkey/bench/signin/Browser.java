package dev.latchkey.bench.signin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser with cookies for one application, which follows no redirect by itself. */
final class Browser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Returns a browser with the same cookies. */
    Browser copy() {
        Browser copy = new Browser();
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** Sends a request to the application, and keeps its cookies. */
    HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return kept(HTTP.send(request(address).build(), BodyHandlers.ofString()));
    }

    HttpResponse<String> post(URI address, String form) throws IOException, InterruptedException {
        return kept(HTTP.send(
                request(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString()));
    }

    /** Goes to another site, without the cookies of the application. Returns where that site sends the browser. */
    static URI through(String address) throws IOException, InterruptedException {
        return location(HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString()));
    }

    static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("No redirect, but status " + answer.statusCode())));
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return cookies.isEmpty()
                ? request
                : request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private HttpResponse<String> kept(HttpResponse<String> answer) {
        for (String line : answer.headers().allValues("Set-Cookie")) {
            String pair = line.substring(0, (line + ";").indexOf(';'));
            int equals = pair.indexOf('=');
            if (line.contains("Max-Age=0")) {
                cookies.remove(pair.substring(0, equals));
            } else {
                cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return answer;
    }
}
