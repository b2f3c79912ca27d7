package dev.latchkey.accountpage;

import dev.latchkey.feature.RequestBody;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.UserStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Profiles of users in a store, which users change themselves: the name, and the attributes that are editable. */
final class EditableProfiles {

    private final UserStore users;
    private final UserAttributes attributes;
    private final ProfileChanges changes;

    EditableProfiles(UserStore users, UserAttributes attributes, ProfileChanges changes) {
        this.users = users;
        this.attributes = attributes;
        this.changes = changes;
    }

    /** Returns the user as the store has them now; a sealed session keeps an earlier state. */
    User current(User user) {
        return users.user(user.id()).map(StoredUser::user).orElse(user);
    }

    List<AttributeField> fields(String userId) {
        if (attributes.editable().isEmpty()) {
            return List.of();
        }
        Map<String, @Nullable Object> values = attributes.of(userId);
        return attributes.editable().stream()
                .map(attribute -> AttributeField.of(attribute, values.get(attribute.name())))
                .toList();
    }

    /** Returns the editable attributes of a user, by name. */
    Map<String, Object> values(String userId) {
        Map<String, Object> shown = new LinkedHashMap<>();
        if (attributes.editable().isEmpty()) {
            return shown;
        }
        Map<String, @Nullable Object> values = attributes.of(userId);
        for (Attribute<?> attribute : attributes.editable()) {
            attribute.in(values.get(attribute.name())).ifPresent(value -> shown.put(attribute.name(), value));
        }
        return shown;
    }

    /**
     * Saves what a user sends. A field that is left out stays as it is, and an empty attribute is removed.
     *
     * @return {@code false}, and nothing changed, if a value is not allowed or the user is gone
     */
    boolean save(String userId, RequestBody body) {
        String name = null;
        Object typed = body.members().get("name");
        if (typed != null) {
            Optional<String> readable = ProfileChanges.name(String.valueOf(typed));
            if (readable.isEmpty()) {
                return false;
            }
            name = readable.get();
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Attribute<?> attribute : attributes.editable()) {
            Object given = body.members().get(AttributeField.nameOf(attribute));
            if (given == null) {
                continue;
            }
            Object value = attribute.read(given).orElse(null);
            boolean cleared = String.valueOf(given).isBlank();
            if (value == null && !cleared) {
                return false;
            }
            values.put(attribute.name(), cleared ? null : value);
        }
        return changes.change(userId, name, values);
    }
}
