package dev.latchkey.accesstoken;

import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.model.Claims;
import dev.latchkey.model.User;
import dev.latchkey.storage.AccountOwners;
import dev.latchkey.storage.DisabledUsers;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.UserStore;
import org.jspecify.annotations.Nullable;

/**
 * Says which user the person of an access token is. With a store, this is the user who has the account at the issuer,
 * because the ids of users in a store and the subjects of an issuer are different names, and an equal text would mix up
 * two people.
 *
 * @param users {@code null} if the subject of a token names the user
 * @param records where disabled users have a record; {@code null} without a store
 */
record TokenPeople(@Nullable UserStore users, @Nullable RecordStore records) {

    /** Is in front of the id of a program, so that no program has the id of a person. */
    static final String PROGRAM = "client:";

    /**
     * Returns the program.
     *
     * @throws InvalidTokenException if its name belongs to another issuer
     */
    static User program(String client, TokenIssuers.Chosen issuer) {
        return User.of(PROGRAM + issuer.names().of(client));
    }

    /** Returns whether the store can end the access of a person. */
    boolean askStore() {
        return records != null;
    }

    /**
     * Returns the person.
     *
     * @throws InvalidTokenException if the issuer names nobody, no user here has the account, the user is disabled, or
     *     the subject belongs to another issuer or to a program
     * @throws dev.latchkey.error.AuthException.Fault if the store does not answer
     */
    User person(Claims claims, TokenIssuers.Chosen issuer) {
        if (TokenClaims.subject(claims).isEmpty()) {
            throw new InvalidTokenException("its issuer does not say whose it is");
        }
        User user = users == null ? bySubject(claims, issuer) : byAccount(users, claims, issuer);
        if (new DisabledUsers(records).has(user.id())) {
            throw new InvalidTokenException("its subject is a user who is disabled");
        }
        return user;
    }

    private static User byAccount(UserStore users, Claims claims, TokenIssuers.Chosen issuer) {
        return new AccountOwners(users)
                .owner(issuer.nameIn(claims), TokenClaims.subject(claims))
                .orElseThrow(() -> new InvalidTokenException("its subject is not a user of this application"))
                .user();
    }

    private static User bySubject(Claims claims, TokenIssuers.Chosen issuer) {
        String id = issuer.people().of(TokenClaims.subject(claims));
        if (id.startsWith(PROGRAM)) {
            throw new InvalidTokenException("its subject has the form of a program's id");
        }
        return new User(id, text(claims, "name"), text(claims, "email"), text(claims, "picture"));
    }

    private static @Nullable String text(Claims claims, String name) {
        return claims.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }
}
