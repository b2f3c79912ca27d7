package dev.latchkey.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps sessions in one store and everything else in another. */
final class SplitStore implements Store {

    private final Store users;
    private final SplitSessions sessions;

    SplitStore(Store users, Store sessions) {
        this.users = users;
        this.sessions = new SplitSessions(users, sessions);
    }

    @Override
    public Optional<StoredUser> user(String id) {
        return users.user(id);
    }

    @Override
    public Optional<StoredUser> userByEmail(String email) {
        return users.userByEmail(email);
    }

    @Override
    public Optional<StoredUser> userByAccount(String issuer, String subject) {
        return users.userByAccount(issuer, subject);
    }

    @Override
    public List<StoredUser> users(String after, int most) {
        return users.users(after, most);
    }

    /**
     * Adds a user. If the id was used before, this first removes sessions that a failed {@link #deleteUser} left
     * behind, so that the new user does not get them.
     */
    @Override
    public Optional<StoredUser> createUser(StoredUser user, @Nullable StoredAccount account) {
        String id = user.user().id();
        if (users.user(id).isEmpty()) {
            sessions.deleteUser(id);
        }
        return users.createUser(user, account);
    }

    @Override
    public boolean updateUser(StoredUser user) {
        return users.updateUser(user);
    }

    @Override
    public boolean replaceProfile(String id, @Nullable String name, @Nullable String image) {
        return users.replaceProfile(id, name, image);
    }

    @Override
    public boolean replaceEmail(StoredUser expected, @Nullable String email, @Nullable Instant emailVerified) {
        return users.replaceEmail(expected, email, emailVerified);
    }

    /** Ends the sessions first. If the call then fails, the user must sign in again, and the call can be repeated. */
    @Override
    public boolean deleteUser(String id) {
        sessions.deleteUser(id);
        boolean deleted = users.deleteUser(id);
        sessions.deleteUser(id);
        return deleted;
    }

    @Override
    public boolean linkAccount(String userId, StoredAccount account) {
        return users.linkAccount(userId, account);
    }

    @Override
    public boolean unlinkAccount(String userId, String issuer, String subject, int leaving) {
        return users.unlinkAccount(userId, issuer, subject, leaving);
    }

    @Override
    public List<StoredAccount> accounts(String userId) {
        return users.accounts(userId);
    }

    @Override
    public boolean replaceTokens(String issuer, String subject, @Nullable String expected, @Nullable String tokens) {
        return users.replaceTokens(issuer, subject, expected, tokens);
    }

    @Override
    public boolean createSession(StoredSession session) {
        return sessions.createSession(session);
    }

    @Override
    public Optional<StoredSession> session(String tokenHash) {
        return sessions.session(tokenHash);
    }

    @Override
    public List<StoredSession> sessions(String userId) {
        return sessions.sessions(userId);
    }

    @Override
    public boolean renewSession(StoredSession renewed, Instant expected) {
        return sessions.renewSession(renewed, expected);
    }

    @Override
    public boolean deleteSession(String tokenHash) {
        return sessions.deleteSession(tokenHash);
    }

    @Override
    public int deleteSessions(String userId, @Nullable String except) {
        return sessions.deleteSessions(userId, except);
    }

    @Override
    public boolean createToken(String identifier, String tokenHash, Instant expires) {
        return users.createToken(identifier, tokenHash, expires);
    }

    @Override
    public Optional<Instant> useToken(String identifier, String tokenHash) {
        return users.useToken(identifier, tokenHash);
    }

    @Override
    public Optional<StoredValue> value(String name) {
        return users.value(name);
    }

    @Override
    public boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value) {
        return users.replaceValue(name, expected, value);
    }

    @Override
    public Optional<StoredRecord> record(String kind, String id) {
        return users.record(kind, id);
    }

    @Override
    public List<StoredRecord> recordsOf(String kind, String owner) {
        return users.recordsOf(kind, owner);
    }

    @Override
    public List<StoredRecord> recordsOf(String owner) {
        return users.recordsOf(owner);
    }

    @Override
    public List<StoredRecord> recordsExcept(String kind, String owner) {
        return users.recordsExcept(kind, owner);
    }

    @Override
    public List<StoredRecord> recordsIn(String kind, String group, String after, int most) {
        return users.recordsIn(kind, group, after, most);
    }

    @Override
    public boolean addRecord(StoredRecord record) {
        return users.addRecord(record);
    }

    @Override
    public boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires) {
        return users.replaceRecord(expected, content, expires);
    }

    @Override
    public boolean deleteRecord(StoredRecord expected) {
        return users.deleteRecord(expected);
    }

    @Override
    public int deleteRecordsOf(String owner, @Nullable String except) {
        return users.deleteRecordsOf(owner, except);
    }

    @Override
    public int deleteExpired(Instant now, int most) {
        return users.deleteExpired(now, most) + sessions.deleteExpired(now, most);
    }
}
