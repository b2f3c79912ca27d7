package dev.latchkey.store;

import java.time.Instant;

/**
 * Keeps users, their accounts at providers, their sessions and records, tokens that may be used once, and small values
 * that nodes share. Called by many threads at a time, and never on an event loop: a method may wait, but has to give up
 * some time.
 *
 * <p>What is not there is an empty result, never an exception. An exception of any kind says that the store cannot
 * answer now: then nobody is signed in by it, and a request that needed it is answered with 503.
 *
 * <p>A store decides nothing: it compares texts exactly, knows no clock, and hands out sessions, tokens and records
 * that are past their time as well. What it has to guarantee is that of two calls that cannot both succeed one does
 * not: {@code boolean} and {@code Optional} results say which. {@code latchkey-store-contract} tests all of it.
 *
 * <p>Latchkey asks for no id, address, issuer or subject of more than 255 characters, and for none with an unpaired
 * surrogate or U+0000: a sign-in with such a one is refused. What a store finds is compared with what it was asked for.
 * The message of an exception goes to the log, so it must hold no token, hash or address.
 *
 * <p>To keep sessions elsewhere than users, put two stores together: {@link Stores#of}.
 */
public interface Store extends UserStore, SessionStore, TokenStore, RecordStore {

    /**
     * A store in the memory of this process, for tests and for the first minute: it is empty after every start, no
     * other node sees it, and it takes at most 10,000 of each kind.
     */
    static Store inMemory() {
        return new InMemoryStore();
    }

    /**
     * Removes sessions, tokens, values and records that have ended at {@code now}: at most {@code most} of each.
     *
     * @return how many were removed; at least {@code most} means that there may be more
     */
    int deleteExpired(Instant now, int most);
}
