package dev.latchkey.accountpage;

import static java.util.Objects.requireNonNull;

import dev.latchkey.Auth;
import dev.latchkey.error.AuthException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the application keeps of its users: names, {@link Attribute}s, and an export of everything. Every method asks
 * the store and may block. If the store does not answer, the method throws {@link AuthException.Fault}. These methods
 * ask nobody who is signed in, so guard the pages that call them.
 */
public final class UserData {

    private final UserAttributes attributes;
    private final ProfileChanges changes;
    private final UserExport export;

    UserData(UserAttributes attributes, ProfileChanges changes, UserExport export) {
        this.attributes = requireNonNull(attributes, "attributes"); // a data binder hands over null
        this.changes = requireNonNull(changes, "changes");
        this.export = requireNonNull(export, "export");
    }

    /**
     * Returns the data of the users of {@code auth}.
     *
     * @throws IllegalStateException if the account page is not installed, or there is no store
     */
    public static UserData of(Auth auth) {
        return auth.feature(UserData.class);
    }

    /**
     * Returns the value of a user's attribute; empty if there is none.
     *
     * @throws IllegalArgumentException if the attribute is not declared
     */
    public <T> Optional<T> get(String userId, Attribute<T> attribute) {
        attributes.require(attribute);
        return attribute.in(attributes.of(userId).get(attribute.name()));
    }

    /**
     * Sets a user's attribute.
     *
     * @param value {@code null} removes it
     * @return {@code false} if there is no such user
     * @throws IllegalArgumentException if the attribute is not declared or cannot have this value
     */
    public <T> boolean set(String userId, Attribute<T> attribute, @Nullable T value) {
        attributes.require(attribute);
        if (value != null && !attribute.allows(value)) {
            throw new IllegalArgumentException(attribute + " cannot have a text that is so long or not well-formed");
        }
        Map<String, @Nullable Object> one = Collections.singletonMap(attribute.name(), value);
        return changes.change(userId, null, one);
    }

    /**
     * Gives a user another name.
     *
     * @param name 1 to 200 characters, without control characters
     * @return {@code false} if there is no such user
     * @throws IllegalArgumentException if the name has another form
     */
    public boolean rename(String userId, String name) {
        String readable = ProfileChanges.name(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A name has 1 to " + ProfileChanges.LONGEST_NAME + " characters, and no control characters"));
        return changes.change(userId, readable, Map.of());
    }

    /**
     * Returns everything that is kept of a user, as JSON: the user, accounts and sessions without their tokens,
     * attributes, and of other records the kind and the expiry.
     *
     * @return empty if there is no such user
     */
    public Optional<String> export(String userId) {
        return export.of(userId);
    }
}
