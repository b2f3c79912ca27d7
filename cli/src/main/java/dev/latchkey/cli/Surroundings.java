package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.wire.Json;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What a command gets from outside.
 *
 * @param http how this program reaches servers, and whose certificates it trusts
 * @param classes the class path, on which an application may be too
 * @param in the standard input, from which {@link SecretSource} may read
 */
record Surroundings(
        Map<String, String> environment,
        InstantSource clock,
        SecureRandom random,
        HttpClient.Builder http,
        ClassLoader classes,
        InputStream in,
        PrintWriter out,
        PrintWriter err) {

    static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                Clock.systemUTC(),
                new SecureRandom(),
                HttpClient.newBuilder(),
                requireNonNull(Surroundings.class.getClassLoader()),
                System.in,
                new PrintWriter(System.out, true, UTF_8),
                new PrintWriter(System.err, true, UTF_8));
    }

    /** Prints {@code data} as one line of JSON, or {@code lines} for people. */
    void print(boolean json, Map<String, ?> data, List<String> lines) {
        if (json) {
            out.println(Json.write(data));
        } else {
            lines.forEach(out::println);
        }
        out.flush();
    }
}
