package dev.latchkey.storage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.observe.Observer;
import dev.latchkey.observe.StoreOperation;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Checks all calls to the application's store. Refuses keys that a database may shorten, change or refuse. Refuses
 * results that do not match the request, because a store that confuses two texts would sign one user in as another. The
 * result of {@link #userByAccount} does not contain the account, so this class cannot compare it without another read.
 *
 * <p>If the store throws an exception, every method throws {@link AuthException.Fault} with {@link ErrorCode#ADAPTER}.
 * If a key to store is not one that every store keeps unchanged, the method throws {@link AuthException.Refused} with
 * {@link ErrorCode#ACCESS_DENIED}.
 */
public final class CheckedStore extends CheckedRecords implements Store {

    private final Store store;
    private final Housekeeping housekeeping;

    /** @param clock the clock by which records expire */
    public CheckedStore(Store store, InstantSource clock) {
        this(store, clock, Observer.NONE);
    }

    /** Creates an instance whose calls {@code observer} observes. */
    public CheckedStore(Store store, InstantSource clock, Observer observer) {
        this(store, clock, Housekeeping::onItsOwn, observer);
    }

    /** Creates an instance whose housekeeping runs on {@code background}. */
    public CheckedStore(Store store, InstantSource clock, Executor background) {
        this(store, clock, background, Observer.NONE);
    }

    private CheckedStore(Store store, InstantSource clock, Executor background, Observer observer) {
        super(store, new CheckedStoreCall(observer), clock);
        this.store = store;
        this.housekeeping = new Housekeeping(this, background);
    }

    /** Returns the housekeeping of this store. All code that adds entries must run it. */
    public Housekeeping housekeeping() {
        return housekeeping;
    }

    @Override
    public Optional<StoredUser> user(String id) {
        return calls.of(
                StoreOperation.USER,
                () -> StorableText.isKey(id)
                        ? CheckedStoreCall.same(
                                store.user(id), id, user -> user.user().id())
                        : Optional.empty());
    }

    @Override
    public Optional<StoredUser> userByEmail(String email) {
        return calls.of(
                StoreOperation.USER_BY_EMAIL,
                () -> StorableText.isKey(email)
                        ? CheckedStoreCall.same(
                                store.userByEmail(email),
                                email,
                                user -> user.user().email())
                        : Optional.empty());
    }

    @Override
    public Optional<StoredUser> userByAccount(String issuer, String subject) {
        return calls.of(
                StoreOperation.USER_BY_ACCOUNT,
                () -> StorableText.isKey(issuer) && StorableText.isKey(subject)
                        ? store.userByAccount(issuer, subject)
                        : Optional.empty());
    }

    @Override
    public List<StoredUser> users(String after, int most) {
        requirePage(most);
        return StorableText.isKey(after) ? calls.of(StoreOperation.USERS, () -> store.users(after, most)) : List.of();
    }

    @Override
    public Optional<StoredUser> createUser(StoredUser user, @Nullable StoredAccount account) {
        StorableText.require(user.user().id(), "the id of the user");
        if (account != null) {
            require(account);
        }
        return calls.of(StoreOperation.CREATE_USER, () -> store.createUser(readable(user), account));
    }

    @Override
    public boolean updateUser(StoredUser user) {
        return calls.of(StoreOperation.UPDATE_USER, () -> store.updateUser(readable(user)));
    }

    @Override
    public boolean replaceProfile(String id, @Nullable String name, @Nullable String image) {
        return StorableText.isKey(id)
                && calls.of(
                        StoreOperation.REPLACE_PROFILE,
                        () -> store.replaceProfile(id, StorableText.readable(name), StorableText.readable(image)));
    }

    @Override
    public boolean replaceEmail(StoredUser expected, @Nullable String email, @Nullable Instant emailVerified) {
        requireAddress(email);
        return StorableText.isKey(expected.user().id())
                && calls.of(StoreOperation.REPLACE_EMAIL, () -> store.replaceEmail(expected, email, emailVerified));
    }

    @Override
    public boolean deleteUser(String id) {
        return StorableText.isKey(id) && calls.of(StoreOperation.DELETE_USER, () -> store.deleteUser(id));
    }

    @Override
    public boolean linkAccount(String userId, StoredAccount account) {
        require(account);
        return StorableText.isKey(userId)
                && calls.of(StoreOperation.LINK_ACCOUNT, () -> store.linkAccount(userId, account));
    }

    @Override
    public boolean unlinkAccount(String userId, String issuer, String subject, int leaving) {
        return StorableText.isKey(userId)
                && StorableText.isKey(issuer)
                && StorableText.isKey(subject)
                && calls.of(StoreOperation.UNLINK_ACCOUNT, () -> store.unlinkAccount(userId, issuer, subject, leaving));
    }

    @Override
    public List<StoredAccount> accounts(String userId) {
        return StorableText.isKey(userId) ? calls.of(StoreOperation.ACCOUNTS, () -> store.accounts(userId)) : List.of();
    }

    @Override
    public boolean replaceTokens(
            String issuer, String subject, @Nullable String expected, @Nullable String replacement) {
        return StorableText.isKey(issuer)
                && StorableText.isKey(subject)
                && calls.of(
                        StoreOperation.REPLACE_TOKENS,
                        () -> store.replaceTokens(issuer, subject, expected, replacement));
    }

    @Override
    public boolean createSession(StoredSession session) {
        return StorableText.isKey(session.user().id())
                && calls.of(StoreOperation.CREATE_SESSION, () -> store.createSession(session));
    }

    @Override
    public Optional<StoredSession> session(String tokenHash) {
        return calls.of(
                StoreOperation.SESSION,
                () -> CheckedStoreCall.same(store.session(tokenHash), tokenHash, StoredSession::tokenHash));
    }

    @Override
    public List<StoredSession> sessions(String userId) {
        return StorableText.isKey(userId)
                ? calls.of(
                        StoreOperation.SESSIONS,
                        () -> CheckedStoreCall.same(
                                store.sessions(userId),
                                userId,
                                session -> session.user().id()))
                : List.of();
    }

    @Override
    public boolean renewSession(StoredSession renewed, Instant expected) {
        return calls.of(StoreOperation.RENEW_SESSION, () -> store.renewSession(renewed, expected));
    }

    @Override
    public boolean deleteSession(String tokenHash) {
        return calls.of(StoreOperation.DELETE_SESSION, () -> store.deleteSession(tokenHash));
    }

    @Override
    public int deleteSessions(String userId, @Nullable String except) {
        return StorableText.isKey(userId)
                ? calls.of(StoreOperation.DELETE_SESSIONS, () -> store.deleteSessions(userId, except))
                : 0;
    }

    @Override
    public boolean createToken(String identifier, String tokenHash, Instant expires) {
        return calls.of(StoreOperation.CREATE_TOKEN, () -> store.createToken(identifier, tokenHash, expires));
    }

    @Override
    public Optional<Instant> useToken(String identifier, String tokenHash) {
        return calls.of(StoreOperation.USE_TOKEN, () -> store.useToken(identifier, tokenHash));
    }

    @Override
    public Optional<StoredValue> value(String name) {
        return calls.of(StoreOperation.VALUE, () -> store.value(name));
    }

    @Override
    public boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value) {
        return calls.of(StoreOperation.REPLACE_VALUE, () -> store.replaceValue(name, expected, value));
    }

    /** Returns the record unless it has expired. */
    @Override
    public int deleteExpired(Instant now, int most) {
        return calls.of(StoreOperation.DELETE_EXPIRED, () -> store.deleteExpired(now, most));
    }

    private static void require(StoredAccount stored) {
        Account account = stored.account();
        StorableText.require(account.issuer(), "the issuer of the account");
        StorableText.require(account.subject(), "the id of the account");
    }

    private static void requireAddress(@Nullable String email) {
        if (email != null) {
            StorableText.require(email, "the address of the user");
        }
    }

    /** Cleans the user's descriptive texts. The address is a key and stays unchanged. */
    private static StoredUser readable(StoredUser user) {
        User person = user.user();
        requireAddress(person.email());
        return new StoredUser(
                new User(
                        person.id(),
                        StorableText.readable(person.name()),
                        person.email(),
                        StorableText.readable(person.image())),
                user.emailVerified());
    }
}
