package dev.latchkey.store.contract;

/** A lock that a test holds, so that calls of the store wait. Closing the lock lets the calls continue. */
public interface HeldCalls extends AutoCloseable {

    /** Returns how many calls are waiting. */
    int waiting();

    @Override
    void close();
}
