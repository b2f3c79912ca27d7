package dev.latchkey.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps users and their accounts at providers. {@link Store} describes the rules for all methods. */
public interface UserStore {

    /** Returns the user with this id. */
    Optional<StoredUser> user(String id);

    /** Returns the only user who has this address, verified or not. */
    Optional<StoredUser> userByEmail(String email);

    /** Returns the user to whom this account belongs. */
    Optional<StoredUser> userByAccount(String issuer, String subject);

    /**
     * Returns one page of all users, in the order of ids. How ids are ordered is the store's choice, and never changes.
     *
     * @param after the last id of the page before, whose user may be gone; empty for the first page
     * @param most the largest number of users to return; at least 1
     */
    List<StoredUser> users(String after, int most);

    /**
     * Adds a user together with their first account, or adds neither.
     *
     * @return the user as added, with another id if the store generates ids; empty if the id, the address or the
     *     account already exists
     */
    Optional<StoredUser> createUser(StoredUser user, @Nullable StoredAccount account);

    /**
     * Replaces the user who has the same id with {@code user}.
     *
     * @return {@code false} if there is no such user, or another user has the address
     */
    boolean updateUser(StoredUser user);

    /**
     * Replaces only the name and the picture of a user. A change of the address at the same time is not lost.
     *
     * @return {@code false} if there is no such user
     */
    boolean replaceProfile(String id, @Nullable String name, @Nullable String image);

    /**
     * Replaces only the address of a user and the time of its verification, if both still equal those in
     * {@code expected}. Of several calls with the same {@code expected}, only one succeeds.
     *
     * @param expected the user as the store returned it, with or without an address
     * @param email the new address; {@code null} to remove the address
     * @param emailVerified when the address was verified, in milliseconds; {@code null} if it is not verified
     * @return {@code false} if the user is gone or has another address or verification by now, or if another user has
     *     {@code email}
     */
    boolean replaceEmail(StoredUser expected, @Nullable String email, @Nullable Instant emailVerified);

    /**
     * Removes a user with all accounts, sessions and records of the user.
     *
     * @return {@code false} if there was none
     */
    boolean deleteUser(String id);

    /**
     * Adds an account to a user.
     *
     * @return {@code false} if the account belongs to a user already, or there is no such user
     */
    boolean linkAccount(String userId, StoredAccount account);

    /**
     * Removes an account of a user, unless fewer than {@code leaving} accounts would remain. If two calls together
     * would remove too many accounts, only one of them succeeds.
     *
     * @return {@code false} if the account is not this user's, or too few would remain
     */
    boolean unlinkAccount(String userId, String issuer, String subject, int leaving);

    /** Returns a user's accounts, in any order. */
    List<StoredAccount> accounts(String userId);

    /**
     * Replaces the tokens of an account if the present tokens are still {@code expected}.
     *
     * @param expected the present tokens; {@code null} if there must be none
     * @param tokens the new tokens; {@code null} to remove the tokens
     * @return {@code false} if another call was first or the account is gone
     */
    boolean replaceTokens(String issuer, String subject, @Nullable String expected, @Nullable String tokens);
}
