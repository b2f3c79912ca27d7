package dev.latchkey.store;

import dev.latchkey.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the sessions of users who are in another store. When this class adds a session, it reads the user again
 * afterwards. When it removes a user, it removes the user first and the last sessions afterwards. If both happen at the
 * same time, one of them therefore always sees the result of the other.
 */
final class SplitSessions implements SessionStore {

    private final UserStore users;
    private final Store store;

    SplitSessions(UserStore users, Store store) {
        this.users = users;
        this.store = store;
    }

    /** Removes the sessions of a user, and the user's placeholder in the store of sessions. */
    void deleteUser(String id) {
        store.deleteUser(id);
    }

    @Override
    public boolean createSession(StoredSession session) {
        String id = session.user().id();
        if (users.user(id).isEmpty() || !added(session)) {
            return false;
        }
        if (users.user(id).isPresent()) {
            return true;
        }
        deleteUser(id);
        return false;
    }

    private boolean added(StoredSession session) {
        if (store.createSession(session)) {
            return true;
        }
        User standIn = User.of(session.user().id());
        StoredUser made = store.createUser(new StoredUser(standIn, null), null).orElse(null);
        if (made != null && !made.user().equals(standIn)) {
            store.deleteUser(made.user().id());
            throw new IllegalStateException("The store of sessions generates its own ids, so it cannot keep sessions of"
                    + " users who are elsewhere: choose another one for Stores.of(users, sessions)");
        }
        return store.createSession(session);
    }

    @Override
    public Optional<StoredSession> session(String tokenHash) {
        return store.session(tokenHash)
                .flatMap(session -> users.user(session.user().id()).map(now -> session.of(now.user())));
    }

    @Override
    public List<StoredSession> sessions(String userId) {
        return users.user(userId)
                .map(now -> store.sessions(userId).stream()
                        .map(session -> session.of(now.user()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public boolean renewSession(StoredSession renewed, Instant expected) {
        return store.renewSession(renewed, expected);
    }

    @Override
    public boolean deleteSession(String tokenHash) {
        return store.deleteSession(tokenHash);
    }

    @Override
    public int deleteSessions(String userId, @Nullable String except) {
        return store.deleteSessions(userId, except);
    }

    int deleteExpired(Instant now, int most) {
        return store.deleteExpired(now, most);
    }
}
