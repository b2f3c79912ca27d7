package dev.latchkey.contract;

/** A feature that an adapter may leave out if it gives the reason. */
public enum OptOut {
    /** The framework serves no files, so {@code /static/app.css} is missing. */
    STATIC_FILES,
    /**
     * The framework runs no code of the application in front of a handler, only the guard, so {@code /own} is missing.
     */
    OWN_LOGIC,
    /** Handlers do not run on one thread, so {@code SessionScope} is empty in handlers. */
    SESSION_SCOPE,
    /**
     * The framework buffers the whole body before it passes the request on, so a slow body cannot get an early
     * response.
     */
    SLOW_BODIES,
    /** The server closes the connection of a client that sends headers over its limit, without a response. */
    LARGE_HEADERS,
    /** The server treats the bytes before a malformed chunk as the whole body. */
    BROKEN_PIECES,
    /** The framework does not tell the address of the client. */
    REMOTE_ADDRESS,
    /** The framework has no WebSockets. */
    SOCKETS,
    /** The framework refuses a WebSocket from another origin by itself, also from one that the application names. */
    SOCKET_ORIGINS,
    /** The framework has no streams of events. */
    STREAMS,
    /** The framework answers 406 to a client that does not take what a handler returns, before it asks the handler. */
    ONLY_HTML
}
