package dev.latchkey.accountpage;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes names and attributes of users, and tells listeners. */
final class ProfileChanges {

    static final int LONGEST_NAME = 200;

    private final UserStore users;
    private final UserAttributes attributes;
    private final EventListeners listeners;

    ProfileChanges(UserStore users, UserAttributes attributes, EventListeners listeners) {
        this.users = users;
        this.attributes = attributes;
        this.listeners = listeners;
    }

    /** Returns the name that a user typed; empty if it is none. */
    static Optional<String> name(String typed) {
        String name = typed.strip();
        boolean readable = name.codePoints()
                .noneMatch(c ->
                        Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        return name.isEmpty() || name.length() > LONGEST_NAME || !readable ? Optional.empty() : Optional.of(name);
    }

    /**
     * Changes a user.
     *
     * @param name {@code null}: it stays
     * @param values of attributes, by name; {@code null} removes one
     * @return {@code false} if there is no such user
     */
    boolean change(String userId, @Nullable String name, Map<String, ? extends @Nullable Object> values) {
        User user = find(userId);
        if (user == null
                || (name != null && !users.replaceProfile(userId, name, user.image()))
                || (!values.isEmpty() && !attributes.change(userId, values))) {
            return false;
        }
        User changed = find(userId);
        if (changed != null) {
            listeners.tell(new AuthEvent.UserUpdated(changed));
        }
        return changed != null;
    }

    private @Nullable User find(String userId) {
        return users.user(userId).map(StoredUser::user).orElse(null);
    }
}
