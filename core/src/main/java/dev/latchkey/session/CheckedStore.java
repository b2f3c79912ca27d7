package dev.latchkey.session;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of the application's store. It lets no key in that a database may cut, replace or refuse, and lets
 * nothing out but what was asked for: a store that takes one text for another signs one person in as another. What
 * {@link #userByAccount} finds names no account, so it cannot be compared here without another read.
 */
final class CheckedStore implements Store {

    private final Store store;

    CheckedStore(Store store) {
        this.store = requireNonNull(store, "store");
    }

    @Override
    public Optional<StoredUser> user(String id) {
        return KeyText.isKey(id) ? same(store.user(id), id, user -> user.user().id()) : Optional.empty();
    }

    @Override
    public Optional<StoredUser> userByEmail(String email) {
        return KeyText.isKey(email)
                ? same(store.userByEmail(email), email, user -> user.user().email())
                : Optional.empty();
    }

    @Override
    public Optional<StoredUser> userByAccount(String issuer, String subject) {
        return KeyText.isKey(issuer) && KeyText.isKey(subject)
                ? store.userByAccount(issuer, subject)
                : Optional.empty();
    }

    @Override
    public Optional<StoredUser> createUser(StoredUser user, @Nullable StoredAccount account) {
        String id = user.user().id();
        requireKey(id, "the id of the user");
        if (account != null) {
            requireKey(account);
        }
        return store.createUser(readable(user), account);
    }

    @Override
    public boolean updateUser(StoredUser user) {
        return store.updateUser(readable(user));
    }

    @Override
    public boolean replaceEmail(StoredUser expected, @Nullable String email, @Nullable Instant emailVerified) {
        if (email != null && !KeyText.isKey(email)) {
            throw refused("the address of the user");
        }
        return KeyText.isKey(expected.user().id()) && store.replaceEmail(expected, email, emailVerified);
    }

    @Override
    public boolean deleteUser(String id) {
        return KeyText.isKey(id) && store.deleteUser(id);
    }

    @Override
    public boolean linkAccount(String userId, StoredAccount account) {
        requireKey(account);
        return KeyText.isKey(userId) && store.linkAccount(userId, account);
    }

    @Override
    public boolean unlinkAccount(String userId, String issuer, String subject, int leaving) {
        return KeyText.isKey(userId)
                && KeyText.isKey(issuer)
                && KeyText.isKey(subject)
                && store.unlinkAccount(userId, issuer, subject, leaving);
    }

    @Override
    public List<StoredAccount> accounts(String userId) {
        return KeyText.isKey(userId) ? store.accounts(userId) : List.of();
    }

    @Override
    public boolean replaceTokens(
            String issuer, String subject, @Nullable String expected, @Nullable String replacement) {
        return KeyText.isKey(issuer)
                && KeyText.isKey(subject)
                && store.replaceTokens(issuer, subject, expected, replacement);
    }

    @Override
    public boolean createSession(StoredSession session) {
        return KeyText.isKey(session.user().id()) && store.createSession(session);
    }

    @Override
    public Optional<StoredSession> session(String tokenHash) {
        return same(store.session(tokenHash), tokenHash, StoredSession::tokenHash);
    }

    @Override
    public List<StoredSession> sessions(String userId) {
        List<StoredSession> sessions = KeyText.isKey(userId) ? store.sessions(userId) : List.of();
        sessions.forEach(session -> requireSame(session.user().id(), userId));
        return sessions;
    }

    @Override
    public boolean renewSession(StoredSession renewed, Instant expected) {
        return store.renewSession(renewed, expected);
    }

    @Override
    public boolean deleteSession(String tokenHash) {
        return store.deleteSession(tokenHash);
    }

    @Override
    public int deleteSessions(String userId, @Nullable String except) {
        return KeyText.isKey(userId) ? store.deleteSessions(userId, except) : 0;
    }

    @Override
    public boolean createToken(String identifier, String tokenHash, Instant expires) {
        return store.createToken(identifier, tokenHash, expires);
    }

    @Override
    public Optional<Instant> useToken(String identifier, String tokenHash) {
        return store.useToken(identifier, tokenHash);
    }

    @Override
    public Optional<StoredValue> value(String name) {
        return store.value(name);
    }

    @Override
    public boolean replaceValue(String name, @Nullable String expected, @Nullable StoredValue value) {
        return store.replaceValue(name, expected, value);
    }

    @Override
    public int deleteExpired(Instant now, int most) {
        return store.deleteExpired(now, most);
    }

    private interface Key<T> {
        @Nullable
        String of(T found);
    }

    private static <T> Optional<T> same(Optional<T> found, String asked, Key<T> key) {
        found.ifPresent(there -> requireSame(key.of(there), asked));
        return found;
    }

    private static void requireSame(@Nullable String found, String asked) {
        if (!Objects.equals(found, asked)) {
            throw new IllegalStateException(
                    "The store has found something else than it was asked for: it must compare texts exactly");
        }
    }

    private static void requireKey(StoredAccount stored) {
        Account account = stored.account();
        requireKey(account.issuer(), "the issuer of the account");
        requireKey(account.subject(), "the id of the account");
    }

    private static void requireKey(String text, String what) {
        if (!KeyText.isKey(text)) {
            throw refused(what);
        }
    }

    private static AuthException refused(String what) {
        return new AuthException.Refused(ErrorCode.ACCESS_DENIED, what + " is too long or no well-formed text");
    }

    /** The address is a key; the rest is only shown. */
    private static StoredUser readable(StoredUser user) {
        User person = user.user();
        if (person.email() != null && !KeyText.isKey(person.email())) {
            throw refused("the address of the user");
        }
        return new StoredUser(
                new User(
                        person.id(), KeyText.readable(person.name()), person.email(), KeyText.readable(person.image())),
                user.emailVerified());
    }
}
