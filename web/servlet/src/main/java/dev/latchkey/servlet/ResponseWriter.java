package dev.latchkey.servlet;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the core's answers to servlet responses. */
final class ResponseWriter {

    private ResponseWriter() {}

    /** Writes {@code answer}. */
    static void send(AuthResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.writeHeaders(response::setHeader, response::addHeader);
        byte[] body = answer.bytes();
        if (body.length > 0) { // else the container knows better: of HEAD's answer the length must not be 0
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** As {@link #send}, in place of an answer that somebody has begun: of that only headers about no body stay. */
    static void sendInstead(AuthResponse answer, HttpServletResponse response) throws IOException {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            if (!Header.isOfBody(name)) {
                kept.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        response.reset(); // not resetBuffer: that would leave the choice between writer and stream made
        response.setCharacterEncoding(null); // Undertow's reset forgets this one
        kept.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        send(answer, response);
    }
}
