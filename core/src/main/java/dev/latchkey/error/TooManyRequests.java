package dev.latchkey.error;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Says that a client has exceeded a limit. The response is 429. */
public final class TooManyRequests extends AuthException {

    private final transient Duration retryAfter;

    /** Creates an exception. {@code retryAfter} is how long the client must wait. */
    public TooManyRequests(String message, Duration retryAfter) {
        super(ErrorCode.TOO_MANY_REQUESTS, message, null);
        this.retryAfter = requireNonNull(retryAfter, "retryAfter");
    }

    private TooManyRequests(TooManyRequests failure) {
        super(failure);
        this.retryAfter = failure.retryAfter;
    }

    @Override
    public TooManyRequests inThisThread() {
        return new TooManyRequests(this);
    }

    /** Returns how long the client must wait. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
