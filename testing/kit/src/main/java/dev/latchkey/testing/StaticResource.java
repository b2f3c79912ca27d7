package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file on the class path, such as the style sheet or a portrait. */
final class StaticResource {

    private StaticResource() {}

    static Endpoint of(String file, String contentType) {
        EndpointResponse answer = EndpointResponse.of(200, contentType, read(file))
                .with("Cache-Control", "max-age=3600")
                .with("Content-Security-Policy", "default-src 'none'")
                .with("Cross-Origin-Resource-Policy", "cross-origin"); // applications show the portraits too
        Endpoint endpoint = request -> answer;
        return endpoint.only("GET");
    }

    private static String read(String file) {
        try (InputStream in = StaticResource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the jar: " + file);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
    }
}
