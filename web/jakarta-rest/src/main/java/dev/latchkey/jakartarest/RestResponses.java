package dev.latchkey.jakartarest;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts responses of Latchkey to responses of Jakarta REST. */
final class RestResponses {

    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z]+:)?//[^/?#]*");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?!\\p{XDigit}{2})");

    private RestResponses() {}

    static Response of(AuthResponse answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        for (Header header : answer.headers()) {
            boolean url = header.name().equalsIgnoreCase("Location");
            response.header(header.name(), url ? strict(header.value()) : header.value());
        }
        byte[] body = answer.bytes();
        return body.length == 0 // a response to HEAD has its own Content-Length
                ? response.build()
                : response.header("Content-Length", body.length).entity(body).build();
    }

    /**
     * Escapes the characters that browsers accept in a URL and {@link java.net.URI} refuses, because Jersey parses the
     * URL.
     */
    private static String strict(String url) {
        Matcher authority = AUTHORITY.matcher(url);
        int path = authority.lookingAt() ? authority.end() : 0; // brackets stay in a host such as [::1]
        int fragment = Math.max(path, url.indexOf('#') + 1); // a fragment must not contain another #
        String escaped = url.substring(path, fragment) + url.substring(fragment).replace("#", "%23");
        return url.substring(0, path)
                + BROKEN_ESCAPE
                        .matcher(escaped.replace("[", "%5B").replace("]", "%5D"))
                        .replaceAll("%25");
    }
}
