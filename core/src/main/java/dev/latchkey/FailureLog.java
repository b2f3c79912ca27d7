package dev.latchkey;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes wrong around the endpoints, in the log of whoever runs the application. That the public address is not
 * known is an error there once and then only detail: anybody can send a {@code Host} of their own with every request.
 */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(AuthExchange.class);

    private final AtomicBoolean addressTold = new AtomicBoolean();

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

    /** Whether it is the person who asked that can do something about it. */
    static boolean isRefusal(AuthException failure) {
        return failure.isRefusal();
    }
}
