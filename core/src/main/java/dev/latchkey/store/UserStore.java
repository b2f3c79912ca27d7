package dev.latchkey.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps users and their accounts at providers. {@link Store} says what holds for every method. */
public interface UserStore {

    /** The user with this id. */
    Optional<StoredUser> user(String id);

    /** The one user who has this address, verified or not. */
    Optional<StoredUser> userByEmail(String email);

    /** The user whom this account belongs to. */
    Optional<StoredUser> userByAccount(String issuer, String subject);

    /**
     * Adds a user, together with the account that they came with: both or neither.
     *
     * @return the user as added, with another id if the store makes ids of its own; empty if the id, the address or the
     *     account is taken
     */
    Optional<StoredUser> createUser(StoredUser user, @Nullable StoredAccount account);

    /**
     * Puts {@code user} in the place of the one with the same id.
     *
     * @return {@code false} if there is none, or the address is somebody else's
     */
    boolean updateUser(StoredUser user);

    /**
     * Changes the address of a user and when it was verified, and nothing else of them, if both are still those of
     * {@code expected}: of several calls that expect the same, one changes it.
     *
     * @param expected the user as the store returned them, with an address or without
     * @param email {@code null}: the user has no address from now on
     * @param emailVerified in milliseconds; {@code null}: nobody has vouched for the address
     * @return {@code false} if the user is gone, has another address or verification by now, or {@code email} is
     *     another user's
     */
    boolean replaceEmail(StoredUser expected, @Nullable String email, @Nullable Instant emailVerified);

    /**
     * Removes a user with all accounts, sessions and records.
     *
     * @return {@code false} if there was none
     */
    boolean deleteUser(String id);

    /**
     * Adds an account to a user.
     *
     * @return {@code false} if it is somebody's already, or there is no such user
     */
    boolean linkAccount(String userId, StoredAccount account);

    /**
     * Removes an account of a user, unless fewer than {@code leaving} would be left: of two calls that together would
     * take too many, one does not.
     *
     * @return {@code false} if the account is not this user's, or too few would be left
     */
    boolean unlinkAccount(String userId, String issuer, String subject, int leaving);

    /** A user's accounts, in any order. */
    List<StoredAccount> accounts(String userId);

    /**
     * Gives an account other tokens, if it still has those that are expected.
     *
     * @param expected {@code null}: none
     * @param tokens {@code null}: none
     * @return {@code false} if somebody else was first or the account is gone
     */
    boolean replaceTokens(String issuer, String subject, @Nullable String expected, @Nullable String tokens);
}
