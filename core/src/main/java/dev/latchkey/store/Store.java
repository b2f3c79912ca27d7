package dev.latchkey.store;

import java.time.Instant;

/**
 * Keeps users, their accounts at providers, their sessions and records, tokens that may be used once, and small values
 * that nodes share. Many threads call a store at the same time, but an event loop never does. A method may block, but
 * must time out.
 *
 * <p>If something does not exist, the result is empty. A missing entry is never an exception. An exception of any kind
 * means that the store cannot answer now. The user then counts as not signed in, and a request that needs the store
 * gets status 503.
 *
 * <p>A store makes no decisions. A store compares texts exactly, needs no clock, and also returns expired sessions,
 * tokens and records. If two calls cannot both succeed, the store must let only one of them succeed. The
 * {@code boolean} and {@code Optional} results say which call has succeeded. {@code latchkey-store-contract} tests all
 * of this.
 *
 * <p>Latchkey never passes an id, address, issuer or subject that is longer than 255 characters or contains an unpaired
 * surrogate or U+0000. Latchkey refuses such a sign-in. Latchkey also checks that an entry that a store returns is the
 * requested entry. The message of an exception is logged, so it must not contain a token, hash or address.
 *
 * <p>To keep sessions in another store than users, combine two stores with {@link Stores#of}.
 */
public interface Store extends UserStore, SessionStore, TokenStore, RecordStore {

    /**
     * Returns a store in the memory of this process, for tests and first trials. The store is empty after every start,
     * no other node sees its entries, and it keeps at most 10,000 entries of each kind.
     */
    static Store inMemory() {
        return new InMemoryStore();
    }

    /**
     * Removes sessions, tokens, values and records that have expired at {@code now}, at most {@code most} of each kind.
     *
     * @return how many entries were removed; if the number is at least {@code most}, more expired entries may remain
     */
    int deleteExpired(Instant now, int most);
}
