package dev.latchkey.store.redis;

import static java.util.Objects.requireNonNull;

import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps users, accounts, sessions, single-use tokens and records in Redis, on a single server or a cluster. The store
 * is safe for use by many threads and many nodes. Reading a session is one {@code GET}. Redis itself removes expired
 * entries.
 *
 * <p>The application configures the client, shuts it down, and sets how long a command may take. The store opens one
 * connection when it first needs it. The store refuses a server that evicts keys, so the server's
 * {@code maxmemory-policy} must be {@code noeviction}. After an exception, the caller does not know whether a change
 * was made, but a change to one user is never incomplete. {@code README.md} explains this, and the consequences if a
 * server loses acknowledged writes.
 */
public final class RedisStore implements Store {

    private static final String DEFAULT_PREFIX = "latchkey:";

    private final RedisConnection redis;
    private final RedisKeys keys;
    private final RedisSessions sessions;
    private final UserDeletion deletion;
    private final UserIndex index;
    private final RedisUsers users;
    private final RedisTokens values;
    private final RedisRecords records;

    private RedisStore(RedisConnection redis, String prefix) {
        this.redis = redis;
        this.keys = new RedisKeys(prefix);
        this.sessions = new RedisSessions(redis, keys);
        this.records = new RedisRecords(redis, keys);
        this.index = new UserIndex(redis, keys);
        this.deletion = new UserDeletion(redis, keys, sessions, records, index);
        this.users = new RedisUsers(redis, keys, sessions, deletion, index);
        this.values = new RedisTokens(redis, keys);
    }

    /** Returns a store on the server of {@code client}. This method does not connect. */
    public static RedisStore of(RedisClient client) {
        requireNonNull(client, "client");
        return on(new RedisConnection(() -> EvictionPolicy.requireNone(client.connect())));
    }

    /**
     * Returns a store on the cluster of {@code client}. This method does not connect. The store reads from masters
     * only.
     */
    public static RedisStore of(RedisClusterClient client) {
        requireNonNull(client, "client");
        return on(new RedisConnection(() -> EvictionPolicy.requireNone(client.connect())));
    }

    static RedisStore on(RedisConnection redis) {
        return new RedisStore(redis, DEFAULT_PREFIX);
    }

    /**
     * Returns this store with keys that start with {@code text} instead of {@code latchkey:}.
     *
     * @throws IllegalArgumentException if {@code text} is not at most 50 letters, digits and {@code _ . : -}
     */
    public RedisStore keyPrefix(String text) {
        if (!text.matches("[A-Za-z0-9_.:-]{0,50}")) {
            throw new IllegalArgumentException("A prefix of keys has letters, digits, '_', '.', ':' and '-': " + text);
        }
        return new RedisStore(redis, text);
    }

    @Override
    public Optional<StoredUser> user(String id) {
        return users.find(id).map(UserDocument::user);
    }

    @Override
    public Optional<StoredUser> userByEmail(String email) {
        return users.find(UniqueName.email(keys, email)).map(UserDocument::user);
    }

    @Override
    public Optional<StoredUser> userByAccount(String issuer, String subject) {
        return users.find(UniqueName.account(keys, issuer, subject)).map(UserDocument::user);
    }

    @Override
    public List<StoredUser> users(String after, int most) {
        return index.page(after, most);
    }

    /**
     * Adds the users that an earlier version made to the list that {@link #users} reads. Call it once, after every node
     * runs this version. It reads the names of all keys, so it takes a while; calling it again changes nothing.
     *
     * @return this
     */
    public RedisStore listEarlierUsers() {
        index.addEarlier();
        return this;
    }

    @Override
    public Optional<StoredUser> createUser(StoredUser user, @Nullable StoredAccount account) {
        return users.create(user, account) ? Optional.of(user) : Optional.empty();
    }

    @Override
    public boolean updateUser(StoredUser user) {
        return users.update(user);
    }

    @Override
    public boolean replaceProfile(String id, @Nullable String name, @Nullable String image) {
        return users.replaceProfile(id, name, image);
    }

    @Override
    public boolean replaceEmail(StoredUser expected, @Nullable String email, @Nullable Instant emailVerified) {
        return users.replaceEmail(expected, email, emailVerified);
    }

    @Override
    public boolean deleteUser(String id) {
        return deletion.delete(id);
    }

    @Override
    public boolean linkAccount(String userId, StoredAccount account) {
        return users.link(userId, account);
    }

    @Override
    public boolean unlinkAccount(String userId, String issuer, String subject, int leaving) {
        return users.unlink(userId, issuer, subject, leaving);
    }

    @Override
    public List<StoredAccount> accounts(String userId) {
        return users.find(userId).map(UserDocument::accounts).orElse(List.of());
    }

    @Override
    public boolean replaceTokens(String issuer, String subject, @Nullable String expected, @Nullable String tokens) {
        return users.replaceTokens(issuer, subject, expected, tokens);
    }

    @Override
    public boolean createSession(StoredSession session) {
        if (sessions.create(session)) {
            return true;
        }
        deletion.finish(session.user().id());
        return false;
    }

    @Override
    public Optional<StoredSession> session(String tokenHash) {
        return sessions.find(tokenHash);
    }

    @Override
    public List<StoredSession> sessions(String userId) {
        return sessions.of(userId);
    }

    @Override
    public boolean renewSession(StoredSession renewed, Instant expected) {
        return sessions.renew(renewed, expected);
    }

    @Override
    public boolean deleteSession(String tokenHash) {
        return sessions.delete(tokenHash);
    }

    @Override
    public int deleteSessions(String userId, @Nullable String except) {
        return sessions.deleteAll(userId, except);
    }

    @Override
    public boolean createToken(String identifier, String tokenHash, Instant expires) {
        return values.createToken(identifier, tokenHash, expires);
    }

    @Override
    public Optional<Instant> useToken(String identifier, String tokenHash) {
        return values.useToken(identifier, tokenHash);
    }

    @Override
    public Optional<StoredValue> value(String name) {
        return values.find(name);
    }

    @Override
    public boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value) {
        return values.replace(name, expected, value);
    }

    @Override
    public Optional<StoredRecord> record(String kind, String id) {
        return records.record(kind, id);
    }

    @Override
    public List<StoredRecord> recordsOf(String kind, String owner) {
        return records.recordsOf(kind, owner);
    }

    @Override
    public List<StoredRecord> recordsOf(String owner) {
        return records.recordsOf(owner);
    }

    @Override
    public List<StoredRecord> recordsExcept(String kind, String owner) {
        return records.recordsExcept(kind, owner);
    }

    @Override
    public List<StoredRecord> recordsIn(String kind, String group, String after, int most) {
        return records.recordsIn(kind, group, after, most);
    }

    @Override
    public boolean addRecord(StoredRecord record) {
        if (records.addRecord(record)) {
            return true;
        }
        deletion.finish(record.owner());
        return false;
    }

    @Override
    public boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires) {
        return records.replaceRecord(expected, content, expires);
    }

    @Override
    public boolean deleteRecord(StoredRecord expected) {
        return records.deleteRecord(expected);
    }

    @Override
    public int deleteRecordsOf(String owner, @Nullable String except) {
        return records.deleteRecordsOf(owner, except);
    }

    /**
     * Does nothing, because Redis removes sessions, tokens and records a day after they have expired, and values an
     * hour after they have expired.
     */
    @Override
    public int deleteExpired(Instant now, int most) {
        return 0;
    }
}
