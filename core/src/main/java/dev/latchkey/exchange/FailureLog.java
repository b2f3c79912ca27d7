package dev.latchkey.exchange;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs failures around the endpoints, for the operators of the application. An unknown public address is logged as an
 * error once and then only as debug, because any client can send any {@code Host} with every request.
 */
public final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final int MAX_CAUSES = 100; // a chain of causes can be circular

    private final AtomicBoolean addressTold = new AtomicBoolean();

    /** Logs a failure whose page or JSON has a number for the help desk. */
    void tell(AuthException failure, String reference) {
        if (failure.code() == ErrorCode.UNTRUSTED_HOST) {
            tell(failure);
        } else if (isRefusal(failure)) {
            LOG.info("{} (reference {})", failure.getMessage(), reference);
        } else {
            LOG.error("{} (reference {})", failure.getMessage(), reference, failure);
        }
    }

    void tell(AuthException failure) {
        if (isRefusal(failure)) {
            LOG.info("{}", failure.getMessage());
        } else if (failure.code() != ErrorCode.UNTRUSTED_HOST) {
            LOG.error("{}", failure.getMessage(), failure);
        } else if (addressTold.compareAndSet(false, true)) {
            LOG.error(
                    "{}. Until then nobody is signed in but on this machine; more of this is logged as debug",
                    failure.getMessage());
        } else {
            LOG.debug("{}", failure.getMessage());
        }
    }

    /** Returns the {@link AuthException} that {@code thrown} is, or that caused it. */
    static Optional<AuthException> failureIn(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof AuthException failure) {
                return Optional.of(failure);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** Returns whether the user, and not the operator, can correct the failure. */
    static boolean isRefusal(AuthException failure) {
        return failure.isRefusal();
    }
}
