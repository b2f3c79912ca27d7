package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.callback.UserDeletionCallback;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.model.User;
import dev.latchkey.session.SessionControl;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.storage.DisabledUsers;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds, disables and deletes users, for administrators. Every method asks the store and may block. If the store does
 * not answer, the method throws {@link AuthException.Fault} with {@link ErrorCode#ADAPTER}. These methods ask nobody
 * who is signed in, so guard the pages that call them.
 */
public final class Users {

    private final CheckedStore store;
    private final @Nullable SessionControl sessions;
    private final @Nullable UserDeletionCallback deletion;
    private final EventListeners listeners;

    Users(
            CheckedStore store,
            @Nullable SessionControl sessions,
            @Nullable UserDeletionCallback deletion,
            EventListeners listeners) {
        this.store = requireNonNull(store, "store"); // a data binder hands over null
        this.sessions = sessions;
        this.deletion = deletion;
        this.listeners = listeners;
    }

    /** Returns the user with this id. */
    public Optional<User> find(String id) {
        return store.user(requireNonNull(id, "id")).map(StoredUser::user);
    }

    /** Returns the user with this address, verified or not. Addresses are in lower case. */
    public Optional<User> findByEmail(String email) {
        return store.userByEmail(requireNonNull(email, "email")).map(StoredUser::user);
    }

    /**
     * Returns one page of all users, in the order of ids.
     *
     * @param after the id of the last user of the page before; empty for the first page
     * @param most the largest number of users to return, 1 to 1,000
     */
    public List<User> page(String after, int most) {
        return store.users(requireNonNull(after, "after"), most).stream()
                .map(StoredUser::user)
                .toList();
    }

    /** Returns whether the user is disabled. */
    public boolean isDisabled(String id) {
        return new DisabledUsers(store).has(requireNonNull(id, "id"));
    }

    /**
     * Keeps a user from signing in, in every way, and ends all sessions and waiting sign-ins of the user as
     * {@link UserSessions#revokeAll} does. Users stay disabled until {@link #enable}.
     *
     * @return {@code false} if there is no such user
     * @throws IllegalStateException if sessions are sealed and cannot be ended before their time
     */
    public boolean disable(String id) {
        SessionControl control = control();
        Optional<User> user = find(id);
        // first the record, then the sessions: a sign-in makes its session first, and then looks for the record
        if (user.isPresent() && store.addRecord(StoredRecord.of(DisabledUsers.KIND, id, id, "{\"disabled\":true}"))) {
            listeners.tell(new AuthEvent.UserDisabled(user.get()));
        }
        control.revokeAll(id, null);
        return user.isPresent();
    }

    /**
     * Lets a user sign in again.
     *
     * @return {@code false} if there is no such user
     */
    public boolean enable(String id) {
        Optional<User> user = find(id);
        if (user.isPresent()
                && store.record(DisabledUsers.KIND, id)
                        .filter(store::deleteRecord)
                        .isPresent()) {
            listeners.tell(new AuthEvent.UserEnabled(user.get()));
        }
        return user.isPresent();
    }

    /**
     * Ends all sessions and waiting sign-ins of a user, as {@link UserSessions#revokeAll} does.
     *
     * @throws IllegalStateException if sessions are sealed and cannot be ended before their time
     */
    public void endSessions(String id) {
        control().revokeAll(requireNonNull(id, "id"), null);
    }

    /**
     * Deletes a user with all accounts, sessions and records. The callback of {@link AuthBuilder#onDelete} runs first.
     * Sealed sessions that are not revocable go on until they expire.
     *
     * @return {@code false} if there is no such user
     * @throws AuthException.Refused {@link ErrorCode#ACCESS_DENIED} if the callback threw; then the user stays
     */
    public boolean delete(String id) {
        User user = find(id).orElse(null);
        if (user == null) {
            return false;
        }
        if (deletion != null) {
            try {
                deletion.delete(user);
            } catch (Exception e) {
                throw new AuthException.Refused(ErrorCode.ACCESS_DENIED, "the onDelete callback refused", e);
            }
        }
        endIfPossible(id);
        boolean deleted = store.deleteUser(id);
        if (deleted) {
            listeners.tell(new AuthEvent.UserDeleted(user)); // before anything else can fail
        }
        endIfPossible(id); // sealed sessions that began meanwhile
        return deleted;
    }

    private void endIfPossible(String id) {
        if (sessions != null) {
            sessions.revokeAll(id, null);
        }
    }

    private SessionControl control() {
        return AuthComponents.requireControl(sessions);
    }
}
