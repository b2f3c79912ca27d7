package dev.latchkey.contract;

/** A feature that an adapter may leave out if it gives the reason. */
public enum OptOut {
    /** The framework serves no files, so {@code /static/app.css} is missing. */
    STATIC_FILES,
    /** The framework lets nothing run in front of a handler but the guard itself, so {@code /own} is missing. */
    OWN_LOGIC,
    /** Handlers do not run on one thread, so {@code SessionScope} is empty in them. */
    SESSION_SCOPE,
    /** The framework buffers a body before anybody may see the request, so a slow one cannot be answered early. */
    SLOW_BODIES,
    /** The server cuts off a client that sends headers over its limit, without an answer. */
    LARGE_HEADERS,
    /** The server hands on what came ahead of a malformed piece as if it were the whole body. */
    BROKEN_PIECES,
    /** The framework does not say who opened the connection. */
    REMOTE_ADDRESS,
    /** The framework has no WebSockets. */
    SOCKETS
}
