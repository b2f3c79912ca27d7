package dev.latchkey.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Asks a server one question at a time. It follows no redirects and keeps no cookies. */
final class HttpProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client;
    private final InstantSource clock;

    HttpProbe(HttpClient.Builder client, InstantSource clock) {
        this.client = client.connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.clock = clock;
    }

    /** Says that a server did not answer. The message names the kind of the failure. */
    static final class NoAnswer extends Exception {

        NoAnswer(String message, Throwable cause) {
            super(message, cause);
        }

        NoAnswer(IOException cause) {
            this(
                    cause instanceof SSLException tls
                            ? TlsFailure.of(tls).reason()
                            : cause.getClass().getSimpleName(),
                    cause);
        }

        /** Returns what is wrong between this program and the server. */
        Problem problem() {
            return getCause() instanceof SSLException tls ? TlsFailure.of(tls).problem() : Problem.AUTH_UNREACHABLE;
        }
    }

    /**
     * The answer of a server.
     *
     * @param skew how much later the server's clock is than this machine's, to the second; empty if the server does not
     *     say
     */
    record Answer(int status, Map<String, List<String>> headers, String body, Optional<Duration> skew) {

        List<String> all(String header) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(header))
                    .flatMap(entry -> entry.getValue().stream())
                    .toList();
        }

        String first(String header) {
            return all(header).stream().findFirst().orElse("");
        }

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        boolean isRedirect() {
            return status >= 300 && status < 400;
        }
    }

    Answer get(String url, Map<String, String> headers) throws NoAnswer {
        return send(request(url, headers).GET());
    }

    Answer get(String url) throws NoAnswer {
        return get(url, Map.of("Accept", "application/json"));
    }

    Answer post(String url, Map<String, String> headers, String form) throws NoAnswer {
        return send(request(url, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static HttpRequest.Builder request(String url, Map<String, String> headers) throws NoAnswer {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
            headers.forEach(request::header);
            return request;
        } catch (IllegalArgumentException e) {
            throw new NoAnswer("this is no http or https address", e);
        }
    }

    private Answer send(HttpRequest.Builder request) throws NoAnswer {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            Instant now = clock.instant();
            return new Answer(
                    response.statusCode(),
                    response.headers().map(),
                    response.body(),
                    response.headers().firstValue("Date").flatMap(date -> skew(date, now)));
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted", e);
        }
    }

    private static Optional<Duration> skew(String date, Instant now) {
        try {
            Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return Optional.of(Duration.between(now, there));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
