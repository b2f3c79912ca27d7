package dev.latchkey.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps users, their accounts at providers, their sessions, tokens that may be used once, and small values that nodes
 * share. Called by many threads at a time, and never on an event loop: a method may wait, but has to give up some time.
 *
 * <p>What is not there is an empty result, never an exception. An exception of any kind says that the store cannot
 * answer now: then nobody is signed in by it, and a request that needed it is answered with 503.
 *
 * <p>A store decides nothing: it compares texts exactly, knows no clock, and hands out sessions and tokens that are
 * past their time as well. What it has to guarantee is that of two calls that cannot both succeed one does not:
 * {@code boolean} and {@code Optional} results say which. {@code latchkey-store-contract} tests all of it.
 *
 * <p>Latchkey asks for no id, address, issuer or subject of more than 255 characters, and for none with an unpaired
 * surrogate or U+0000: a sign-in with such a one is refused. What a store finds is compared with what it was asked for.
 * The message of an exception goes to the log, so it must hold no token, hash or address.
 */
public interface Store {

    /**
     * A store in the memory of this process, for tests and for the first minute: it is empty after every start, no
     * other node sees it, and it takes at most 10,000 of each kind.
     */
    static Store inMemory() {
        return new InMemoryStore();
    }

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
     * Removes a user with all accounts and sessions.
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

    /**
     * Adds a session.
     *
     * @return {@code false} if its user is gone, or there is one with this hash
     */
    boolean createSession(StoredSession session);

    /** The session with this hash and its user: one indexed read, made for every request. */
    Optional<StoredSession> session(String tokenHash);

    /** A user's sessions, in any order, those past their time among them. */
    List<StoredSession> sessions(String userId);

    /**
     * Gives a session another end and other data, if it still ends at {@code expected}: of several requests that renew
     * one session at the same time, one does.
     *
     * @return {@code false} if somebody else was first or the session is gone
     */
    boolean renewSession(StoredSession renewed, Instant expected);

    /**
     * Removes a session.
     *
     * @return {@code false} if there was none
     */
    boolean deleteSession(String tokenHash);

    /**
     * Removes a user's sessions: all whose {@link #createSession} returned before this was called, and no successor of
     * one of those stays. One that is added while this runs may go or stay.
     *
     * @param except the hash of the one that stays; {@code null}: none does
     * @return how many it were
     */
    int deleteSessions(String userId, @Nullable String except);

    /**
     * Adds a token that may be used once.
     *
     * @param identifier what the token is for, and whose
     * @param tokenHash hash of the token, which the store never sees
     * @param expires in milliseconds
     * @return {@code false} if there is the same already
     */
    boolean createToken(String identifier, String tokenHash, Instant expires);

    /**
     * Takes a token out. Of any number of calls at the same time, one gets it.
     *
     * @return when it ends or has ended; empty if there is none with exactly this identifier and this hash
     */
    Optional<Instant> useToken(String identifier, String tokenHash);

    /**
     * The value of this name. One past its time is returned as well, or is gone.
     *
     * @param name at most 200 characters
     */
    Optional<StoredValue> value(String name);

    /**
     * Puts a value in the place of another, if that is still there: of any number of calls that expect the same, one
     * does.
     *
     * <p>A value that was put is there for a minute at least, also if its end is past by the store's own clock: the
     * clocks of nodes and stores differ, and {@code true} is never said of what is not kept.
     *
     * @param expected the text of the other; {@code null}: there is none of the name
     * @param value {@code null}: none from now on
     * @return {@code false} if something else is there
     */
    boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value);

    /**
     * Removes sessions, tokens and values that have ended at {@code now}: at most {@code most} of each.
     *
     * @return how many it were; at least {@code most} means that there may be more
     */
    int deleteExpired(Instant now, int most);
}
