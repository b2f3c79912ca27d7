package dev.latchkey.observe;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The observation of one call. It ends once, in any thread. */
public interface Observation {

    /** Observes nothing. */
    Observation NONE = new Observation() {};

    /** Passes each header that the request of the call has to carry, so that the other server can trace it. */
    default void headers(BiConsumer<String, String> header) {}

    /**
     * Makes this the current observation of the thread, until the result is closed by the same thread.
     *
     * @return what ends this
     */
    default Opened open() {
        return Opened.NOTHING;
    }

    /** Says which status an HTTP response has. */
    default void answered(int status) {}

    /**
     * Ends the observation.
     *
     * @param failure why the call failed; {@code null} if it succeeded
     */
    default void end(@Nullable Throwable failure) {}

    /** Makes a call within this observation, and ends the observation. */
    default <T> T around(Supplier<T> call) {
        Throwable failure = null;
        Opened opened = open();
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            opened.close();
            end(failure);
        }
    }

    /** An observation that is the current one of a thread. */
    @FunctionalInterface
    interface Opened {

        /** Nothing to close. */
        Opened NOTHING = () -> {};

        /** Makes the observation of before the current one again. */
        void close();
    }
}
