package dev.latchkey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Writes the header of Basic authentication (RFC 7617 section 2). */
final class BasicAuthHeader {

    private BasicAuthHeader() {}

    static String header(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
