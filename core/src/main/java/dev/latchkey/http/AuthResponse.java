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
 * A complete answer: status, headers and a text body in UTF-8. An adapter writes it as it is, the headers with
 * {@link #writeHeaders}. The answer to a {@code HEAD} request has its body already removed and says in
 * {@code Content-Length} how long it would be.
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

    /** An answer without headers and body. */
    public static AuthResponse of(int status) {
        return new AuthResponse(status, List.of(), "");
    }

    /** JSON text with its content type. */
    public static AuthResponse json(int status, String json) {
        return of(status).with("Content-Type", "application/json").withBody(json);
    }

    /** A page with its content type. */
    public static AuthResponse html(int status, String html) {
        return of(status).with("Content-Type", "text/html").withBody(html);
    }

    /**
     * {@code 302} to {@code location}. Whatever a URL may not hold is percent-escaped, so text from a request cannot
     * break out of the header.
     */
    public static AuthResponse redirect(String location) {
        return redirect(302, location);
    }

    /** As {@link #redirect(String)}, with another status of the 300 family. */
    public static AuthResponse redirect(int status, String location) {
        return of(status).with("Location", PercentEscapes.encodeUrl(requireNonNull(location, "location")));
    }

    public int status() {
        return status;
    }

    /** The header lines in order. */
    public List<Header> headers() {
        return headers;
    }

    public String body() {
        return body;
    }

    /** The body as it goes over the wire. */
    public byte[] bytes() {
        return body.getBytes(UTF_8);
    }

    /** The first value of a header, or {@code null}. Names are compared without regard to case. */
    public @Nullable String header(String name) {
        for (Header header : headers) {
            if (Ascii.same(header.name(), name)) {
                return header.value();
            }
        }
        return null;
    }

    /**
     * Hands each header line to the response that is to have it. What that has under the same name already gives way,
     * but for cookies: those that were set on the way stay.
     *
     * @param replace sets a header, in place of all of that name
     * @param add adds one more line
     */
    public void writeHeaders(BiConsumer<String, String> replace, BiConsumer<String, String> add) {
        Set<String> begun = new HashSet<>(Set.of("set-cookie"));
        for (Header header : headers) {
            boolean first = begun.add(Ascii.lower(header.name()));
            (first ? replace : add).accept(header.name(), header.value());
        }
    }

    /** Hands over the cookies alone, where an application's own answer goes out. */
    public void writeCookies(BiConsumer<String, String> add) {
        for (Header header : headers) {
            if (Ascii.same(header.name(), "Set-Cookie")) {
                add.accept(header.name(), header.value());
            }
        }
    }

    /** This answer with one more header line. */
    public AuthResponse with(String name, String value) {
        return with(List.of(new Header(name, value)));
    }

    /** This answer with more header lines. */
    public AuthResponse with(Collection<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new AuthResponse(status, List.copyOf(all), body);
    }

    /** This answer with another status. */
    public AuthResponse withStatus(int other) {
        return new AuthResponse(other, headers, body);
    }

    /** This answer with another body. */
    public AuthResponse withBody(String text) {
        return new AuthResponse(status, headers, requireNonNull(text, "text"));
    }

    @Override
    public String toString() {
        return "AuthResponse[" + status + "]";
    }
}
