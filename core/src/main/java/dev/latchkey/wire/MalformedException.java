package dev.latchkey.wire;

/** Text that came over the wire and does not follow its grammar. The message never repeats the text. */
public final class MalformedException extends RuntimeException {

    /** Says what was expected. */
    public MalformedException(String message) {
        super(message);
    }
}
