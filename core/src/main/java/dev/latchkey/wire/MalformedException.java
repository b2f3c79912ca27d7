package dev.latchkey.wire;

/** Says that a text from the wire does not follow its grammar. The message never contains the text. */
public final class MalformedException extends RuntimeException {

    /** Creates an exception whose message says what was expected. */
    public MalformedException(String message) {
        super(message);
    }
}
