package dev.latchkey.contract;

import dev.latchkey.model.Claims;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer as it came over the wire.
 *
 * @param status 0 if the server closed the connection without a word
 * @param headers by lower-case name
 */
public record Reply(int status, Map<String, List<String>> headers, String body, Duration took) {

    public Reply {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .addAll(values));
        headers = lower;
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** Every value of a header. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The {@code Location} header; empty if there is none. */
    public String location() {
        return header("Location").orElse("");
    }

    /** The {@code Content-Type} header; empty if there is none. */
    public String contentType() {
        return header("Content-Type").orElse("");
    }

    /** The body as a JSON object. */
    public Claims json() {
        return Claims.parse(body);
    }

    /** The {@code Set-Cookie} line of a cookie. */
    public Optional<String> setCookie(String name) {
        return headers("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst();
    }

    /** The names of all cookies that are set or cleared, in order. */
    public List<String> cookieNames() {
        return headers("Set-Cookie").stream()
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + body;
    }
}
