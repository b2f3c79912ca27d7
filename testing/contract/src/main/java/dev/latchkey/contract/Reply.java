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
 * The answer of a server.
 *
 * @param status the status; 0 if the server closed the connection without an answer
 * @param headers the headers, by lower-case name
 */
public record Reply(int status, Map<String, List<String>> headers, String body, Duration took) {

    public Reply {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .addAll(values));
        headers = lower;
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** Returns every value of a header. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /**
     * Returns the {@code Location} header without the reason of a failure and its number, which is random; empty if
     * there is none.
     */
    public String location() {
        return withoutReference(header("Location").orElse(""));
    }

    /** Returns a text without the reasons and numbers of failures in its addresses. */
    static String withoutReference(String text) {
        return text.replaceAll("&(?:reason|ref)=[^&\"]*", "");
    }

    /** Returns the {@code Content-Type} header; empty if there is none. */
    public String contentType() {
        return header("Content-Type").orElse("");
    }

    /** Returns the body as a JSON object. */
    public Claims json() {
        return Claims.parse(body);
    }

    /** Returns the {@code Set-Cookie} header of a cookie. */
    public Optional<String> setCookie(String name) {
        return headers("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst();
    }

    /** Returns the names of all cookies that the answer sets or clears, in order. */
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
