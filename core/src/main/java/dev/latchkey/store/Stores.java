package dev.latchkey.store;

import static java.util.Objects.requireNonNull;

/** Combines stores. */
public final class Stores {

    private Stores() {}

    /**
     * Returns a store that keeps sessions in one store and everything else in another, for example users in a database
     * and sessions in Redis. Each request reads both stores. A session is valid only while {@code users} contains its
     * user. The session gets the user's data from {@code users}.
     *
     * <p>No transaction covers both stores. {@code deleteUser} ends the sessions, removes the user, and ends sessions
     * that began in between. If {@code deleteUser} fails halfway, call it again. For each user who signs in,
     * {@code sessions} gets a placeholder user with only the id. The placeholder is removed together with the user. The
     * store {@code sessions} must therefore not generate ids, as {@code Tables.authJs()} does.
     *
     * @param users the store that keeps users, accounts, tokens, values and records
     * @param sessions the store that keeps sessions; it must not be {@code users}, and must not share tables or keys
     *     with {@code users}
     */
    public static Store of(Store users, Store sessions) {
        return new SplitStore(requireNonNull(users, "users"), requireNonNull(sessions, "sessions"));
    }
}
