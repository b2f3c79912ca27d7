package dev.latchkey.store.contract;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The store under test, and the data that tests put into it. */
public interface StoreFixture {

    /** An ordinary instant with milliseconds. A store must keep the milliseconds. */
    Instant NOW = Instant.parse("2026-11-01T12:00:00.123Z");

    /** An instant in the far future, for stores that remove expired entries by the clock of the machine. */
    Instant LATER = Instant.parse("2099-01-01T00:00:00.321Z");

    /**
     * The time of an application that a test builds. Nothing has expired at that time, so the application's
     * housekeeping, which may run after the test, removes nothing from other tests.
     */
    Instant BEGINNING = Instant.EPOCH;

    /** Returns the store. Each call may return the same object, or another object with the same data. */
    Store store();

    /** Returns the features that the store leaves out, each with the reason. */
    default Map<OptOut, String> optOuts() {
        return Map.of();
    }

    /** Skips the test if the store leaves the feature out. */
    default void needs(OptOut feature) {
        String reason = optOuts().get(feature);
        assumeFalse(reason != null, () -> feature + ": " + reason);
    }

    /**
     * Locks a session, so that a call of the store that ends or changes the session must wait in the middle.
     *
     * @return {@code null} if calls of this store never run at the same time
     */
    default @Nullable HeldCalls hold(StoredSession session) {
        return null;
    }

    /**
     * Locks the place of a record, so that a call of the store that adds this record, or removes it with its owner,
     * must wait in the middle.
     *
     * @param record a record with a group, in the store or not
     * @return {@code null} if calls of this store never run at the same time
     */
    default @Nullable HeldCalls hold(StoredRecord record) {
        return null;
    }

    /**
     * Returns the number of threads and rounds of the races. The test of a store that cannot handle so many overrides
     * this method.
     */
    default Race race() {
        return new Race(32, 200);
    }

    /** Returns 64 random hexadecimal digits. */
    static String hash() {
        String half = UUID.randomUUID().toString().replace("-", "");
        return half + half;
    }

    /** Returns a new user with a value in every field. */
    static StoredUser newUser() {
        String id = UUID.randomUUID().toString();
        return new StoredUser(
                new User(id, "Zoë \uD83D\uDD11 O'Hara", id + "@example.org", "https://example.org/" + id + ".png"),
                NOW);
    }

    /** Returns a new account, with letters that databases compare in different ways. */
    static Account newAccount() {
        return new Account("google", "oidc", "https://Accounts.example.org", "Sübject-" + UUID.randomUUID(), null);
    }

    /** Adds {@code user} to the store, and returns the user with the id that the store has given. */
    default StoredUser stored(StoredUser user, @Nullable Account account) {
        return store().createUser(user, account == null ? null : StoredAccount.of(account))
                .orElseThrow(() -> new AssertionError("The store takes no new user"));
    }

    /** Returns a session of {@code user} that is not yet in the store. */
    static StoredSession newSession(StoredUser user) {
        return new StoredSession(
                hash(),
                user.user(),
                "google",
                NOW,
                "2001:db8::1",
                "Mozilla/5.0 (Ünd so weiter) " + "x".repeat(300),
                NOW.plus(Duration.ofDays(30)),
                "sealed.ünd.opaque");
    }

    /** Adds a session of {@code user} to the store and returns it. */
    default StoredSession storedSession(StoredUser user) {
        StoredSession session = newSession(user);
        if (!store().createSession(session)) {
            throw new AssertionError("The store takes no new session");
        }
        return session;
    }

    /** Returns a new record of {@code owner} with a value in every field, not yet in the store. */
    static StoredRecord newRecord(StoredUser owner) {
        return StoredRecord.of("note", hash(), owner.user().id(), "{\"text\":\"Ünd \uD83D\uDD11 'so' weiter\"}")
                .inGroup(hash())
                .until(LATER);
    }

    /** Adds a record to the store and returns it. */
    default StoredRecord storedRecord(StoredRecord record) {
        if (!store().addRecord(record)) {
            throw new AssertionError("The store takes no new record");
        }
        return record;
    }
}
