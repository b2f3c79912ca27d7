package dev.latchkey.session;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a session, and asks the store or the application for it. */
@FunctionalInterface
interface Reading {

    Logger LOG = LoggerFactory.getLogger(Reading.class);

    @Nullable
    SessionReadResult read();

    /** Returns the result of {@code reading}, which says so if the session could not be read. */
    static SessionReadResult answered(Reading reading) {
        try {
            return requireNonNull(reading.read());
        } catch (AuthException.Fault e) {
            LOG.error("{}; nobody is signed in for this request", e.getMessage(), e);
            return SessionReadResult.failed(e);
        }
    }
}
