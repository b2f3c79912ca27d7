package dev.latchkey.store;

import static java.util.Objects.requireNonNull;

/** Combines stores. */
public final class Stores {

    private Stores() {}

    /**
     * Returns a store that keeps sessions in one store and everything else in another, for example users in a database
     * and sessions in Redis. Each request reads both stores. A session is valid only while {@code users} contains its
     * user, and it has the user's data from {@code users}.
     *
     * <p>No transaction spans the two. {@code deleteUser} ends the sessions, removes the user, and ends sessions that
     * began in between; if it fails halfway, call it again. {@code sessions} gets a user for each user who signs in,
     * with only the id, and removes it together with the user. The store {@code sessions} must therefore not generate
     * ids, as {@code Tables.authJs()} does.
     *
     * @param users keeps users, accounts, tokens, values and records
     * @param sessions keeps sessions; it must differ from {@code users}, or have other tables or keys
     */
    public static Store of(Store users, Store sessions) {
        return new SplitStore(requireNonNull(users, "users"), requireNonNull(sessions, "sessions"));
    }
}
