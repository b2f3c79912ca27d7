package dev.latchkey.model;

/**
 * Why a connection that stays open, such as a WebSocket or a stream of events, has to end. The close codes and the
 * names never change.
 */
public enum SessionEnd {

    /** The session that opened the connection has ended or run out. A browser may sign in and connect again. */
    SESSION_ENDED(4401, "SessionEnded"),

    /** The user is still signed in, but a rule that let the connection in refuses it now. */
    FORBIDDEN(4403, "Forbidden"),

    /**
     * Nobody knows whether the session goes on, because the store or a rule has failed several times in a row. A
     * browser may connect again.
     */
    UNAVAILABLE(1013, "Unavailable");

    private final int closeCode;
    private final String wire;

    SessionEnd(int closeCode, String wire) {
        this.closeCode = closeCode;
        this.wire = wire;
    }

    /** Returns the code with which a WebSocket closes (RFC 6455 section 7.4). */
    public int closeCode() {
        return closeCode;
    }

    /** Returns the stable name, such as {@code SessionEnded}. It is the reason with which a WebSocket closes. */
    public String wire() {
        return wire;
    }

    /**
     * Returns the last event of a stream of server-sent events, {@code session-end} with data such as
     * {@code {"code":"SessionEnded"}}, and the empty line behind it.
     */
    public String event() {
        return "event: session-end\ndata: " + data() + "\n\n";
    }

    /** Returns the data of {@link #event}, for frameworks that write events themselves. */
    public String data() {
        return "{\"code\":\"" + wire + "\"}";
    }
}
