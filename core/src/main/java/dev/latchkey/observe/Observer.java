package dev.latchkey.observe;

/**
 * Observes Latchkey at work. Every value that it gets is from a closed list, or names a part of the configuration. No
 * value says who a user is. Methods are called often and from many threads, so they return at once and never block.
 */
public interface Observer {

    /** Observes nothing. */
    Observer NONE = new Observer() {};

    /**
     * Begins the observation of a call. The thread that makes the call calls this method.
     *
     * @return the observation, which must end
     */
    default Observation begin(ObservedCall call) {
        return Observation.NONE;
    }

    /**
     * Returns {@code work} with the observation that is the current one of this thread, for another thread that does
     * the work on behalf of this one.
     *
     * @param work throws nothing, and runs once
     */
    default Runnable carried(Runnable work) {
        return work;
    }

    /** Counts a session that a request has asked for. */
    default void sessionRead(SessionKind kind, SessionOutcome outcome) {}

    /**
     * Counts a token of a sealed session that was opened.
     *
     * @param cached whether this node has opened the same token before, so it took no cryptography
     */
    default void tokenOpened(boolean cached) {}

    /** Counts a request that the guard has refused. */
    default void refused(Refusal refusal) {}

    /**
     * Counts an action that a limit has refused.
     *
     * @param limit the name of the limit
     */
    default void limited(String limit) {}
}
