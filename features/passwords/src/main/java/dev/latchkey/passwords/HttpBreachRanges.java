package dev.latchkey.passwords;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks over HTTP.
 *
 * @param base the address to which the prefix is appended
 */
record HttpBreachRanges(HttpClient http, String base) implements BreachRanges {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 512 * 1024;

    /** The service of Have I Been Pwned. */
    static HttpBreachRanges standard() {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        return new HttpBreachRanges(http, "https://api.pwnedpasswords.com/range/");
    }

    @Override
    public String range(String prefix) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + prefix))
                .timeout(PATIENCE)
                .header("Add-Padding", "true")
                .header("User-Agent", "latchkey-passwords")
                .build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("The service answers " + answer.statusCode());
            }
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("The answer is too long");
            }
            return new String(bytes, StandardCharsets.US_ASCII);
        }
    }
}
