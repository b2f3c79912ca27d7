package dev.latchkey.http;

import static java.util.Objects.requireNonNull;

import dev.latchkey.wire.Ascii;

/** One header line of a response. */
public record Header(String name, String value) {

    /**
     * Takes a name and a value.
     *
     * @throws IllegalArgumentException if either has a line break in it
     */
    public Header {
        requireSingleLine(requireNonNull(name, "name"));
        requireSingleLine(requireNonNull(value, "value"));
    }

    /**
     * Whether headers of this name describe a body ({@code Content-Type}, {@code Content-Length} and their like): they
     * go where an answer takes the place of a body that somebody has begun.
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
