package dev.latchkey.contract;

import java.util.Map;

/**
 * The answer of a route of the contract application. The test of an adapter sends this answer with the API of its
 * framework.
 *
 * @param headers the headers that the application sets besides {@code Content-Type}
 */
public record Page(int status, String contentType, String body, Map<String, String> headers) {

    private Page(int status, String contentType, String body) {
        this(status, contentType, body, Map.of());
    }

    Page with(String header, String value) {
        return new Page(status, contentType, body, Map.of(header, value));
    }

    static Page text(String body) {
        return new Page(200, "text/plain;charset=utf-8", body);
    }

    static Page html(String body) {
        return new Page(200, "text/html;charset=utf-8", "<!doctype html><title>Contract</title><p>" + body);
    }

    static Page json(int status, String body) {
        return new Page(status, "application/json", body);
    }
}
