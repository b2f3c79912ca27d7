package dev.latchkey.accesstoken;

import dev.latchkey.account.UserStatus;
import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.UserStore;
import org.jspecify.annotations.Nullable;

/**
 * Says which user the person of an access token is. With a store, this is the user who has the account at the issuer,
 * because the ids of users in a store and the subjects of an issuer are different names, and an equal text would mix up
 * two people.
 *
 * @param users {@code null} if the subject of a token is the id of the user
 * @param records where disabled users have a record; {@code null} like {@code users}
 */
record TokenPeople(@Nullable UserStore users, @Nullable RecordStore records) {

    /** Is in front of the id of a program, so that no program has the id of a person. */
    private static final String PROGRAM = "client:";

    static User program(String client) {
        return User.of(PROGRAM + client);
    }

    boolean askStore() {
        return users != null;
    }

    /**
     * Returns the person.
     *
     * @throws InvalidTokenException if no user here has the account, or the user is disabled
     * @throws dev.latchkey.error.AuthException.Fault if the store does not answer
     */
    User person(Claims claims, @Nullable String issuer) {
        String subject = TokenClaims.subject(claims);
        if (users == null || records == null || issuer == null) {
            return new User(subject, text(claims, "name"), text(claims, "email"), text(claims, "picture"));
        }
        User user = users.userByAccount(issuer, subject)
                .orElseThrow(() -> new InvalidTokenException("its subject is not a user of this application"))
                .user();
        if (UserStatus.isDisabled(records.recordsOf(UserStatus.KIND, user.id()))) {
            throw new InvalidTokenException("its subject is a user who is disabled");
        }
        return user;
    }

    private static @Nullable String text(Claims claims, String name) {
        return claims.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }
}
