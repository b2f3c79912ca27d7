package dev.latchkey.passwords;

import dev.latchkey.model.Claims;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Signs in over and over, on one connection, and measures how long each answer takes. */
final class SignInClient {

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI address;
    private final String csrf;

    SignInClient(Application application) {
        this.address = URI.create(application.url() + "/auth/callback/password");
        String answer = send(HttpRequest.newBuilder(URI.create(application.url() + "/auth/csrf")));
        this.csrf = Claims.parse(answer).text("csrfToken").orElseThrow();
    }

    long nanos(String name, String password) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        Claims.of(Map.of("csrfToken", csrf, "username", name, "password", password))
                                .toJson()));
        long begun = System.nanoTime();
        send(request);
        return System.nanoTime() - begun;
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
