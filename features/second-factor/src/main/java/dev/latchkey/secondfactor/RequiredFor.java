package dev.latchkey.secondfactor;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;

/** Decides which users must have a second factor. */
@FunctionalInterface
public interface RequiredFor {

    /**
     * Returns whether a user who is signing in must have a second factor. If it throws, nobody is signed in.
     *
     * @param claims of the session that is about to begin, as the {@code jwt} callback left them
     */
    boolean test(User user, Claims claims);

    /** Requires a second factor of every user. */
    static RequiredFor everybody() {
        return (user, claims) -> true;
    }

    /** Requires a second factor of users with {@code role}, which is in the claim {@link Session#ROLES}. */
    static RequiredFor role(String role) {
        requireNonNull(role, "role");
        return (user, claims) -> claims.texts(Session.ROLES).contains(role);
    }
}
