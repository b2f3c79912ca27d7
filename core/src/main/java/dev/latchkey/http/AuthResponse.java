package dev.latchkey.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.wire.Ascii;
import dev.latchkey.wire.PercentEscapes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A complete response with status, headers and a text body in UTF-8. An adapter writes the response unchanged, the
 * headers with {@link #writeHeaders}. In the response to a {@code HEAD} request, the body is already removed, and
 * {@code Content-Length} is the length of the removed body.
 */
public final class AuthResponse {

    private final int status;
    private final List<Header> headers;
    private final String body;

    private AuthResponse(int status, List<Header> headers, String body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Returns a response without headers and body. */
    public static AuthResponse of(int status) {
        return new AuthResponse(status, List.of(), "");
    }

    /** Returns a response with JSON text and its content type. */
    public static AuthResponse json(int status, String json) {
        return of(status).with("Content-Type", "application/json").withBody(json);
    }

    /** Returns a response with an HTML page and its content type. */
    public static AuthResponse html(int status, String html) {
        return of(status).with("Content-Type", "text/html").withBody(html);
    }

    /**
     * Returns a redirect (302) to {@code location}. Characters that a URL must not contain are percent-escaped, so text
     * from a request cannot break out of the header.
     */
    public static AuthResponse redirect(String location) {
        return redirect(302, location);
    }

    /** Works like {@link #redirect(String)}, with another 3xx status. */
    public static AuthResponse redirect(int status, String location) {
        return of(status).with("Location", PercentEscapes.encodeUrl(requireNonNull(location, "location")));
    }

    public int status() {
        return status;
    }

    /** Returns the header lines in order. */
    public List<Header> headers() {
        return headers;
    }

    public String body() {
        return body;
    }

    /** Returns the body as bytes in UTF-8. */
    public byte[] bytes() {
        return body.getBytes(UTF_8);
    }

    /** Returns the first value of a header, or {@code null}. Names are compared without regard to case. */
    public @Nullable String header(String name) {
        for (Header header : headers) {
            if (Ascii.same(header.name(), name)) {
                return header.value();
            }
        }
        return null;
    }

    /**
     * Writes each header line to the framework's response. A header replaces an earlier header of the same name.
     * Cookies that the application set earlier stay.
     *
     * @param replace sets a header, and removes all other headers with that name
     * @param add adds one more header line
     */
    public void writeHeaders(BiConsumer<String, String> replace, BiConsumer<String, String> add) {
        Set<String> begun = new HashSet<>(Set.of("set-cookie"));
        for (Header header : headers) {
            boolean first = begun.add(Ascii.lower(header.name()));
            (first ? replace : add).accept(header.name(), header.value());
        }
    }

    /** Writes only the cookies, for a response that the application itself creates. */
    public void writeCookies(BiConsumer<String, String> add) {
        for (Header header : headers) {
            if (Ascii.same(header.name(), "Set-Cookie")) {
                add.accept(header.name(), header.value());
            }
        }
    }

    /** Returns this response with one more header line. */
    public AuthResponse with(String name, String value) {
        return with(List.of(new Header(name, value)));
    }

    /** Returns this response with more header lines. */
    public AuthResponse with(Collection<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new AuthResponse(status, List.copyOf(all), body);
    }

    /** Returns this response with another status. */
    public AuthResponse withStatus(int other) {
        return new AuthResponse(other, headers, body);
    }

    /** Returns this response with another body. */
    public AuthResponse withBody(String text) {
        return new AuthResponse(status, headers, requireNonNull(text, "text"));
    }

    @Override
    public String toString() {
        return "AuthResponse[" + status + "]";
    }
}
