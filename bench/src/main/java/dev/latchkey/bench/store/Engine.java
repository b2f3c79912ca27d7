package dev.latchkey.bench.store;

import dev.latchkey.store.Store;

/** Where sessions are kept, filled with as many as the benchmark measures. */
interface Engine extends AutoCloseable {

    /** What tables call it. */
    String name();

    /** How many sessions there are. */
    int sessions();

    /** Connects afresh: who has but one connection has it served by one thread, and threads are not alike. */
    default void reconnect() {}

    /** The store under test. */
    Store store();

    /** The least that finds the row of a session: the engine's own client, without the store. */
    Contender bare();

    /** How many statements, or commands, the engine has been asked to run until now. */
    long statements();

    /** What it keeps where, and how large that is. */
    String sizes();

    /** Lets the first {@code many} sessions end; {@code false}: it removes by itself what has ended. */
    boolean end(int many);

    @Override
    void close();
}
