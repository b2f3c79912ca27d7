package dev.latchkey.mail;

import java.util.Map;
import java.util.UUID;

/** A request body in the format {@code multipart/form-data} (RFC 7578). */
record FormDataBody(String boundary, String body) {

    /** Returns a body with these fields. The names of fields need no escaping. */
    static FormDataBody of(Map<String, ?> fields) {
        String boundary = UUID.randomUUID().toString();
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return new FormDataBody(
                boundary, body.append("--").append(boundary).append("--\r\n").toString());
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public String toString() {
        return "FormDataBody[hidden]";
    }
}
