package dev.latchkey.oauth;

import java.io.Serial;

/** Says that the browser no longer has the cookie of the attempt, or that the attempt was already used. */
public final class AttemptGoneException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    AttemptGoneException() {
        super("the attempt is gone", null, false, false);
    }
}
