package dev.latchkey.secondfactor;

import dev.latchkey.error.TooManyRequests;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.provider.RateLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Limits wrong codes by user, in whatever browsers they are typed. Of six digits three codes are right at a time, so
 * they have a second limit for a long time, as NIST SP 800-63B asks for; a backup code cannot be guessed.
 */
final class CodeLimits {

    private static final RateLimit WRONG = new RateLimit(10, Duration.ofHours(1));
    private static final RateLimit WRONG_DIGITS = new RateLimit(100, Duration.ofDays(30));

    private final RateLimiter limits;
    private final EventListeners events;

    CodeLimits(RateLimiter limits, EventListeners events) {
        this.limits = limits;
        this.events = events;
    }

    /** Asks whether six digits are right. A try counts before it is made, and no more once it was right. */
    boolean digits(String userId, BooleanSupplier isRight) {
        return any(userId, () -> counted("second factor: digits", userId, WRONG_DIGITS, isRight));
    }

    /** Asks whether a code of any kind is right. */
    boolean any(String userId, BooleanSupplier isRight) {
        return counted("second factor: code", userId, WRONG, isRight);
    }

    private boolean counted(String what, String userId, RateLimit limit, BooleanSupplier isRight) {
        Optional<Duration> wait = limits.count(what, userId, limit);
        if (wait.isPresent()) {
            events.tell(new AuthEvent.SignInLimited(SecondFactor.ID, "user"));
            throw new TooManyRequests("too many wrong codes of a second factor", wait.get());
        }
        boolean right = isRight.getAsBoolean();
        if (right) {
            limits.giveBack(what, userId, limit);
        }
        return right;
    }
}
