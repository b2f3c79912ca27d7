package dev.latchkey.store;

import static java.util.Objects.requireNonNull;

/** Stores that are put together from others. */
public final class Stores {

    private Stores() {}

    /**
     * A store that keeps sessions in one place and everything else in another: users in a database, say, and sessions
     * in Redis. Each request reads both: a session counts only while {@code users} has its user, who is shown as they
     * are there.
     *
     * <p>No transaction spans the two. {@code deleteUser} ends the sessions, removes the user, and ends what began
     * meanwhile; if it breaks off, call it again. {@code sessions} gets a user for each one who signs in, with the id
     * and nothing else, who goes with the user; so it must not make ids of its own, as {@code Tables.authJs()} does.
     *
     * @param users keeps users, accounts, tokens, values and records
     * @param sessions keeps sessions; another one than {@code users}, or one with other tables or keys
     */
    public static Store of(Store users, Store sessions) {
        return new SplitStore(requireNonNull(users, "users"), requireNonNull(sessions, "sessions"));
    }
}
