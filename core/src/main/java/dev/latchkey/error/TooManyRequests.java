package dev.latchkey.error;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** A client has exceeded a limit. The answer is 429. */
public final class TooManyRequests extends AuthException {

    private final transient Duration retryAfter;

    /** Refuses until {@code retryAfter} from now. */
    public TooManyRequests(String message, Duration retryAfter) {
        super(ErrorCode.TOO_MANY_REQUESTS, message, null);
        this.retryAfter = requireNonNull(retryAfter, "retryAfter");
    }

    /** How long to wait. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
