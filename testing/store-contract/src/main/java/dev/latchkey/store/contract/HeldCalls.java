package dev.latchkey.store.contract;

/** Calls of the store that need something which the test holds wait until the test closes this. */
public interface HeldCalls extends AutoCloseable {

    /** How many calls wait now. */
    int waiting();

    @Override
    void close();
}
