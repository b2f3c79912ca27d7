package dev.latchkey.http;

import static java.util.Objects.requireNonNull;

import dev.latchkey.wire.Ascii;

/** One header line of a response. */
public record Header(String name, String value) {

    /**
     * Checks name and value.
     *
     * @throws IllegalArgumentException if either contains a line break
     */
    public Header {
        requireSingleLine(requireNonNull(name, "name"));
        requireSingleLine(requireNonNull(value, "value"));
    }

    /**
     * Returns whether headers of this name describe a body, such as {@code Content-Type} or {@code Content-Length}.
     * Such headers are removed when a response replaces a body that the application has already started.
     */
    public static boolean isOfBody(String name) {
        return Ascii.lower(name).startsWith("content-");
    }

    private static void requireSingleLine(String text) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A header is one line");
        }
    }

    @Override
    public String toString() {
        return "Header[" + name + "]"; // a Set-Cookie value must not reach a log
    }
}
