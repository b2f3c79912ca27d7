package dev.latchkey.bench.store;

/** Reads a session in one way or another. */
@FunctionalInterface
interface Contender {

    /**
     * Reads a session.
     *
     * @return something that was read, so that nobody can leave it out
     */
    int read(Key key) throws Exception;
}
