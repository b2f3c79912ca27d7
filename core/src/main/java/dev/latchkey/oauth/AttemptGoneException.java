package dev.latchkey.oauth;

import java.io.Serial;

/** The cause of a refusal: the browser has no cookie of the attempt any more, or the attempt was used already. */
public final class AttemptGoneException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    AttemptGoneException() {
        super("the attempt is gone", null, false, false);
    }
}
