package dev.latchkey.contract;

/** What a route of the canonical application answers; an adapter's test writes it in its framework's own way. */
public record Page(int status, String contentType, String body) {

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
