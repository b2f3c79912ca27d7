package dev.latchkey.storage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
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
 * Checks all calls to the application's store. It refuses keys that a database may cut, change or refuse. It refuses
 * results that are not what was asked for, because a store that confuses two texts would sign one person in as another.
 * What {@link #userByAccount} finds names no account, so it cannot be compared here without another read.
 *
 * <p>Whatever goes wrong in the store is one kind of failure here: every method throws {@link AuthException.Fault} with
 * {@link ErrorCode#ADAPTER} if the store threw, and {@link AuthException.Refused} with {@link ErrorCode#ACCESS_DENIED}
 * if a key to be kept is none that every store keeps as it is.
 */
public final class CheckedStore implements Store {

    private final Store store;
    private final CheckedRecords records;
    private final Housekeeping housekeeping;

    /** @param clock the clock by which records expire */
    public CheckedStore(Store store, InstantSource clock) {
        this(store, clock, Housekeeping::onItsOwn);
    }

    /** Housekeeping runs on {@code background}. */
    public CheckedStore(Store store, InstantSource clock, Executor background) {
        this.store = store;
        this.records = new CheckedRecords(store, clock);
        this.housekeeping = new Housekeeping(this, background);
    }

    /** Returns the housekeeping of this store, which every writer must run. */
    public Housekeeping housekeeping() {
        return housekeeping;
    }

    @Override
    public Optional<StoredUser> user(String id) {
        return CheckedStoreCall.of(
                "finding a user",
                () -> StorableText.isKey(id)
                        ? CheckedStoreCall.same(
                                store.user(id), id, user -> user.user().id())
                        : Optional.empty());
    }

    @Override
    public Optional<StoredUser> userByEmail(String email) {
        return CheckedStoreCall.of(
                "finding an address",
                () -> StorableText.isKey(email)
                        ? CheckedStoreCall.same(
                                store.userByEmail(email),
                                email,
                                user -> user.user().email())
                        : Optional.empty());
    }

    @Override
    public Optional<StoredUser> userByAccount(String issuer, String subject) {
        return CheckedStoreCall.of(
                "finding an account",
                () -> StorableText.isKey(issuer) && StorableText.isKey(subject)
                        ? store.userByAccount(issuer, subject)
                        : Optional.empty());
    }

    @Override
    public Optional<StoredUser> createUser(StoredUser user, @Nullable StoredAccount account) {
        StorableText.require(user.user().id(), "the id of the user");
        if (account != null) {
            require(account);
        }
        return CheckedStoreCall.of("adding a user", () -> store.createUser(readable(user), account));
    }

    @Override
    public boolean updateUser(StoredUser user) {
        return CheckedStoreCall.of("changing a user", () -> store.updateUser(readable(user)));
    }

    @Override
    public boolean replaceEmail(StoredUser expected, @Nullable String email, @Nullable Instant emailVerified) {
        requireAddress(email);
        return StorableText.isKey(expected.user().id())
                && CheckedStoreCall.of("changing an address", () -> store.replaceEmail(expected, email, emailVerified));
    }

    @Override
    public boolean deleteUser(String id) {
        return StorableText.isKey(id) && CheckedStoreCall.of("removing a user", () -> store.deleteUser(id));
    }

    @Override
    public boolean linkAccount(String userId, StoredAccount account) {
        require(account);
        return StorableText.isKey(userId)
                && CheckedStoreCall.of("linking an account", () -> store.linkAccount(userId, account));
    }

    @Override
    public boolean unlinkAccount(String userId, String issuer, String subject, int leaving) {
        return StorableText.isKey(userId)
                && StorableText.isKey(issuer)
                && StorableText.isKey(subject)
                && CheckedStoreCall.of(
                        "unlinking an account", () -> store.unlinkAccount(userId, issuer, subject, leaving));
    }

    @Override
    public List<StoredAccount> accounts(String userId) {
        return StorableText.isKey(userId)
                ? CheckedStoreCall.of("listing accounts", () -> store.accounts(userId))
                : List.of();
    }

    @Override
    public boolean replaceTokens(
            String issuer, String subject, @Nullable String expected, @Nullable String replacement) {
        return StorableText.isKey(issuer)
                && StorableText.isKey(subject)
                && CheckedStoreCall.of(
                        "keeping tokens", () -> store.replaceTokens(issuer, subject, expected, replacement));
    }

    @Override
    public boolean createSession(StoredSession session) {
        return StorableText.isKey(session.user().id())
                && CheckedStoreCall.of("adding a session", () -> store.createSession(session));
    }

    @Override
    public Optional<StoredSession> session(String tokenHash) {
        return CheckedStoreCall.of(
                "reading a session",
                () -> CheckedStoreCall.same(store.session(tokenHash), tokenHash, StoredSession::tokenHash));
    }

    @Override
    public List<StoredSession> sessions(String userId) {
        return StorableText.isKey(userId)
                ? CheckedStoreCall.of(
                        "listing sessions",
                        () -> CheckedStoreCall.same(
                                store.sessions(userId),
                                userId,
                                session -> session.user().id()))
                : List.of();
    }

    @Override
    public boolean renewSession(StoredSession renewed, Instant expected) {
        return CheckedStoreCall.of("renewing a session", () -> store.renewSession(renewed, expected));
    }

    @Override
    public boolean deleteSession(String tokenHash) {
        return CheckedStoreCall.of("removing a session", () -> store.deleteSession(tokenHash));
    }

    @Override
    public int deleteSessions(String userId, @Nullable String except) {
        return StorableText.isKey(userId)
                ? CheckedStoreCall.of("removing sessions", () -> store.deleteSessions(userId, except))
                : 0;
    }

    @Override
    public boolean createToken(String identifier, String tokenHash, Instant expires) {
        return CheckedStoreCall.of("adding a token", () -> store.createToken(identifier, tokenHash, expires));
    }

    @Override
    public Optional<Instant> useToken(String identifier, String tokenHash) {
        return CheckedStoreCall.of("using a token", () -> store.useToken(identifier, tokenHash));
    }

    @Override
    public Optional<StoredValue> value(String name) {
        return CheckedStoreCall.of("reading a value", () -> store.value(name));
    }

    @Override
    public boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value) {
        return CheckedStoreCall.of("writing a value", () -> store.replaceValue(name, expected, value));
    }

    /** Returns no expired record. */
    @Override
    public Optional<StoredRecord> record(String kind, String id) {
        return records.record(kind, id);
    }

    /** Returns no expired records. */
    @Override
    public List<StoredRecord> recordsOf(String kind, String owner) {
        return records.recordsOf(kind, owner);
    }

    /** Returns no expired records, which do not count either. So a page that is not full is the last. */
    @Override
    public List<StoredRecord> recordsIn(String kind, String group, String after, int most) {
        return records.recordsIn(kind, group, after, most);
    }

    /** Adds a record, even if there is an expired one of the same kind and id. */
    @Override
    public boolean addRecord(StoredRecord record) {
        return records.addRecord(record);
    }

    /** One that has ended is gone. */
    @Override
    public boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires) {
        return records.replaceRecord(expected, content, expires);
    }

    /** One that has ended is removed, but it was gone before. */
    @Override
    public boolean deleteRecord(StoredRecord expected) {
        return records.deleteRecord(expected);
    }

    @Override
    public int deleteRecordsOf(String owner) {
        return records.deleteRecordsOf(owner);
    }

    @Override
    public int deleteExpired(Instant now, int most) {
        return CheckedStoreCall.of("removing what has ended", () -> store.deleteExpired(now, most));
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
