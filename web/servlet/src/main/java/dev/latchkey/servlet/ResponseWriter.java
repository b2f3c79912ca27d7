package dev.latchkey.servlet;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes responses of Latchkey to servlet responses. */
final class ResponseWriter {

    private ResponseWriter() {}

    /** Writes {@code answer}. */
    static void send(AuthResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.writeHeaders(response::setHeader, response::addHeader);
        byte[] body = answer.bytes();
        if (body.length > 0) { // otherwise the container sets the length, which must not be 0 for HEAD
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /**
     * Works like {@link #send}, but replaces a response that the application has begun. Of the headers of that
     * response, only those that do not describe a body stay.
     */
    static void sendInstead(AuthResponse answer, HttpServletResponse response) throws IOException {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            if (!Header.isOfBody(name)) {
                kept.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        response.reset(); // resetBuffer would keep the choice between writer and stream
        response.setCharacterEncoding(null); // Undertow's reset does not reset the encoding
        kept.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        send(answer, response);
    }
}
