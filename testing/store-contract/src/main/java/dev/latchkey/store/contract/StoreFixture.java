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

/** The store under test, and what is put into it. */
public interface StoreFixture {

    /** Any day, with milliseconds that a store may not lose. */
    Instant NOW = Instant.parse("2026-11-01T12:00:00.123Z");

    /** A day so late that nothing has ended then, for stores that forget by the clock on the wall. */
    Instant LATER = Instant.parse("2099-01-01T00:00:00.321Z");

    /**
     * What the clock of an application says that a test builds: at that time nothing has ended, so its housekeeping,
     * which may go on when the test is over, takes nothing away from others.
     */
    Instant BEGINNING = Instant.EPOCH;

    /** The store; the same one, or another one of the same data, whenever this is called. */
    Store store();

    /** What the store leaves out of the suite, each with the reason. */
    default Map<OptOut, String> optOuts() {
        return Map.of();
    }

    /** Leaves the test out if the store says so. */
    default void needs(OptOut feature) {
        String reason = optOuts().get(feature);
        assumeFalse(reason != null, () -> feature + ": " + reason);
    }

    /**
     * Holds a session, so that a call of the store that ends or changes it waits in the middle of what it does.
     *
     * @return {@code null} if no call of this store can be in the middle of something while another is
     */
    default @Nullable HeldCalls hold(StoredSession session) {
        return null;
    }

    /**
     * Holds a place for a record, so that a call of the store that adds this record, or removes it with its owner,
     * waits in the middle of what it does.
     *
     * @param record in a group; in the store already, or not
     * @return {@code null} if no call of this store can be in the middle of something while another is
     */
    default @Nullable HeldCalls hold(StoredRecord record) {
        return null;
    }

    /** How many threads the races have, and how many rounds; a store that cannot take so many says so here. */
    default Race race() {
        return new Race(32, 200);
    }

    /** 64 hexadecimal digits that nobody has had before. */
    static String hash() {
        String half = UUID.randomUUID().toString().replace("-", "");
        return half + half;
    }

    /** A user whom nobody has seen before, with everything there can be. */
    static StoredUser newUser() {
        String id = UUID.randomUUID().toString();
        return new StoredUser(
                new User(id, "Zoë \uD83D\uDD11 O'Hara", id + "@example.org", "https://example.org/" + id + ".png"),
                NOW);
    }

    /** An account that nobody has, with letters that compare in many ways. */
    static Account newAccount() {
        return new Account("google", "oidc", "https://Accounts.example.org", "Sübject-" + UUID.randomUUID(), null);
    }

    /** {@code user} in the store, with the id that they have there. */
    default StoredUser stored(StoredUser user, @Nullable Account account) {
        return store().createUser(user, account == null ? null : StoredAccount.of(account))
                .orElseThrow(() -> new AssertionError("The store takes no new user"));
    }

    /** A session of {@code user}, not yet in the store. */
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

    /** A session in the store. */
    default StoredSession storedSession(StoredUser user) {
        StoredSession session = newSession(user);
        if (!store().createSession(session)) {
            throw new AssertionError("The store takes no new session");
        }
        return session;
    }

    /** A record of {@code owner} that nobody has seen before, with everything there can be; not yet in the store. */
    static StoredRecord newRecord(StoredUser owner) {
        return StoredRecord.of("note", hash(), owner.user().id(), "{\"text\":\"Ünd \uD83D\uDD11 'so' weiter\"}")
                .inGroup(hash())
                .until(LATER);
    }

    /** A record in the store. */
    default StoredRecord storedRecord(StoredRecord record) {
        if (!store().addRecord(record)) {
            throw new AssertionError("The store takes no new record");
        }
        return record;
    }
}
