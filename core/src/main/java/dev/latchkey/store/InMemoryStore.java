package dev.latchkey.store;

import dev.latchkey.model.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps everything in maps behind one lock. No method waits for anything but this lock. */
final class InMemoryStore extends InMemoryRecords implements Store {

    private final Map<String, StoredUser> users = new HashMap<>();
    private final Map<String, String> idsByEmail = new HashMap<>();
    private final Map<AccountKey, Linked> accounts = new HashMap<>();
    private final Map<String, StoredSession> sessions = new HashMap<>();
    private final Map<TokenKey, Instant> tokens = new HashMap<>();
    private final Map<String, StoredValue> values = new HashMap<>();

    private record AccountKey(String issuer, String subject) {

        static AccountKey of(StoredAccount account) {
            return new AccountKey(account.account().issuer(), account.account().subject());
        }
    }

    private record Linked(String userId, StoredAccount account) {}

    private record TokenKey(String identifier, String tokenHash) {}

    @Override
    boolean hasUser(String id) {
        return users.containsKey(id);
    }

    @Override
    public synchronized Optional<StoredUser> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public synchronized Optional<StoredUser> userByEmail(String email) {
        return Optional.ofNullable(idsByEmail.get(email)).map(users::get);
    }

    @Override
    public synchronized Optional<StoredUser> userByAccount(String issuer, String subject) {
        return Optional.ofNullable(accounts.get(new AccountKey(issuer, subject)))
                .map(linked -> users.get(linked.userId));
    }

    @Override
    public synchronized List<StoredUser> users(String after, int most) {
        return users.values().stream()
                .filter(user -> user.user().id().compareTo(after) > 0)
                .sorted(Comparator.comparing(user -> user.user().id()))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Optional<StoredUser> createUser(StoredUser user, @Nullable StoredAccount account) {
        String id = user.user().id();
        if (users.containsKey(id)
                || isTaken(user.user().email(), id)
                || (account != null && accounts.containsKey(AccountKey.of(account)))) {
            return Optional.empty();
        }
        requireRoom(users.size());
        requireRoom(accounts.size());
        put(user);
        if (account != null) {
            accounts.put(AccountKey.of(account), new Linked(id, account));
        }
        return Optional.of(user);
    }

    @Override
    public synchronized boolean updateUser(StoredUser user) {
        StoredUser before = users.get(user.user().id());
        if (before == null || isTaken(user.user().email(), user.user().id())) {
            return false;
        }
        forgetEmail(before);
        put(user);
        return true;
    }

    @Override
    public synchronized boolean replaceProfile(String id, @Nullable String name, @Nullable String image) {
        StoredUser before = users.get(id);
        if (before == null) {
            return false;
        }
        put(new StoredUser(new User(id, name, before.user().email(), image), before.emailVerified()));
        return true;
    }

    @Override
    public synchronized boolean replaceEmail(
            StoredUser expected, @Nullable String email, @Nullable Instant emailVerified) {
        User person = expected.user();
        StoredUser before = users.get(person.id());
        if (before == null
                || !Objects.equals(person.email(), before.user().email())
                || !Objects.equals(expected.emailVerified(), before.emailVerified())
                || isTaken(email, person.id())) {
            return false;
        }
        forgetEmail(before);
        User now = before.user();
        put(new StoredUser(new User(now.id(), now.name(), email, now.image()), emailVerified));
        return true;
    }

    @Override
    public synchronized boolean deleteUser(String id) {
        StoredUser user = users.remove(id);
        if (user == null) {
            return false;
        }
        forgetEmail(user);
        accounts.values().removeIf(linked -> linked.userId.equals(id));
        sessions.values().removeIf(session -> session.user().id().equals(id));
        deleteRecordsOf(id, null);
        return true;
    }

    @Override
    public synchronized boolean linkAccount(String userId, StoredAccount account) {
        if (!users.containsKey(userId) || accounts.containsKey(AccountKey.of(account))) {
            return false;
        }
        requireRoom(accounts.size());
        accounts.put(AccountKey.of(account), new Linked(userId, account));
        return true;
    }

    @Override
    public synchronized boolean unlinkAccount(String userId, String issuer, String subject, int leaving) {
        AccountKey key = new AccountKey(issuer, subject);
        Linked linked = accounts.get(key);
        if (linked == null || !linked.userId.equals(userId) || accounts(userId).size() <= leaving) {
            return false;
        }
        accounts.remove(key);
        return true;
    }

    @Override
    public synchronized boolean replaceTokens(
            String issuer, String subject, @Nullable String expected, @Nullable String replacement) {
        AccountKey key = new AccountKey(issuer, subject);
        Linked linked = accounts.get(key);
        if (linked == null || !Objects.equals(linked.account.tokens(), expected)) {
            return false;
        }
        accounts.put(key, new Linked(linked.userId, new StoredAccount(linked.account.account(), replacement)));
        return true;
    }

    @Override
    public synchronized List<StoredAccount> accounts(String userId) {
        return accounts.values().stream()
                .filter(linked -> linked.userId.equals(userId))
                .map(Linked::account)
                .toList();
    }

    @Override
    public synchronized boolean createSession(StoredSession session) {
        if (!users.containsKey(session.user().id()) || sessions.containsKey(session.tokenHash())) {
            return false;
        }
        requireRoom(sessions.size());
        sessions.put(session.tokenHash(), session);
        return true;
    }

    @Override
    public synchronized Optional<StoredSession> session(String tokenHash) {
        return Optional.ofNullable(sessions.get(tokenHash)).flatMap(this::joined);
    }

    @Override
    public synchronized List<StoredSession> sessions(String userId) {
        return sessions.values().stream()
                .filter(session -> session.user().id().equals(userId))
                .flatMap(session -> joined(session).stream())
                .toList();
    }

    @Override
    public synchronized boolean renewSession(StoredSession renewed, Instant expected) {
        StoredSession before = sessions.get(renewed.tokenHash());
        if (before == null || !before.expires().equals(expected.truncatedTo(ChronoUnit.MILLIS))) {
            return false;
        }
        sessions.put(renewed.tokenHash(), before.renewed(renewed.expires(), renewed.data()));
        return true;
    }

    @Override
    public synchronized boolean deleteSession(String tokenHash) {
        return sessions.remove(tokenHash) != null;
    }

    @Override
    public synchronized int deleteSessions(String userId, @Nullable String except) {
        List<String> theirs = sessions.values().stream()
                .filter(session -> session.user().id().equals(userId))
                .map(StoredSession::tokenHash)
                .filter(hash -> !hash.equals(except))
                .toList();
        theirs.forEach(sessions::remove);
        return theirs.size();
    }

    @Override
    public synchronized boolean createToken(String identifier, String tokenHash, Instant expires) {
        TokenKey key = new TokenKey(identifier, tokenHash);
        if (tokens.containsKey(key)) {
            return false;
        }
        requireRoom(tokens.size());
        tokens.put(key, expires.truncatedTo(ChronoUnit.MILLIS));
        return true;
    }

    @Override
    public synchronized Optional<Instant> useToken(String identifier, String tokenHash) {
        return Optional.ofNullable(tokens.remove(new TokenKey(identifier, tokenHash)));
    }

    @Override
    public synchronized Optional<StoredValue> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public synchronized boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value) {
        StoredValue before = values.get(name);
        if (!Objects.equals(before == null ? null : before.text(), expected)) {
            return false;
        }
        if (value == null) {
            values.remove(name);
            return true;
        }
        if (before == null) {
            requireRoom(values.size());
        }
        values.put(name, value);
        return true;
    }

    @Override
    public synchronized int deleteExpired(Instant now, int most) {
        List<String> ended = sessions.values().stream()
                .filter(session -> !session.expires().isAfter(now))
                .limit(most)
                .map(StoredSession::tokenHash)
                .toList();
        List<TokenKey> spent = tokens.entrySet().stream()
                .filter(token -> !token.getValue().isAfter(now))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        List<String> over = values.entrySet().stream()
                .filter(value -> !value.getValue().expires().isAfter(now))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        ended.forEach(sessions::remove);
        spent.forEach(tokens::remove);
        over.forEach(values::remove);
        return ended.size() + spent.size() + over.size() + deleteExpiredRecords(now, most);
    }

    private Optional<StoredSession> joined(StoredSession session) {
        return user(session.user().id()).map(now -> session.of(now.user()));
    }

    private void put(StoredUser user) {
        users.put(user.user().id(), user);
        String email = user.user().email();
        if (email != null) {
            idsByEmail.put(email, user.user().id());
        }
    }

    private void forgetEmail(StoredUser user) {
        String email = user.user().email();
        if (email != null) {
            idsByEmail.remove(email);
        }
    }

    private boolean isTaken(@Nullable String email, String id) {
        String owner = email == null ? null : idsByEmail.get(email);
        return owner != null && !owner.equals(id);
    }
}
