package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Tests that a store removes expired entries in batches. These tests use times long ago, at which no other test stores
 * entries.
 */
interface ExpiryTests extends StoreFixture {

    @Test
    default void what_has_ended_is_removed_and_what_has_not_stays() {
        needs(OptOut.DELETE_EXPIRED);
        Instant then = Instant.parse("1999-01-01T00:00:00Z");
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession before = endingAt(user, then.minusMillis(1));
        StoredSession at = endingAt(user, then);
        StoredSession after = endingAt(user, then.plusMillis(1));
        String identifier = StoreFixture.hash();
        String ended = StoreFixture.hash();
        String lasting = StoreFixture.hash();
        assertThat(store().createToken(identifier, ended, then)).isTrue();
        assertThat(store().createToken(identifier, lasting, then.plusMillis(1))).isTrue();
        assertThat(store().replaceValue(ended, null, new StoredValue("a", then)))
                .isTrue();
        assertThat(store().replaceValue(lasting, null, new StoredValue("a", StoreFixture.LATER)))
                .isTrue();
        StoredRecord over = storedRecord(StoreFixture.newRecord(user).until(then));
        StoredRecord later = storedRecord(StoreFixture.newRecord(user).until(then.plusMillis(1)));
        StoredRecord endless =
                storedRecord(StoredRecord.of("note", lasting, user.user().id(), "{}"));

        while (store().deleteExpired(then, 100) >= 100) {
            assertThat(store().session(after.tokenHash())).isPresent();
        }

        assertThat(store().session(before.tokenHash())).isEmpty();
        assertThat(store().session(at.tokenHash())).isEmpty();
        assertThat(store().session(after.tokenHash())).isPresent();
        assertThat(store().useToken(identifier, ended)).isEmpty();
        assertThat(store().useToken(identifier, lasting)).isPresent();
        assertThat(store().value(ended)).isEmpty();
        assertThat(store().value(lasting)).isPresent();
        assertThat(store().recordsOf("note", user.user().id())).containsExactlyInAnyOrder(later, endless);
        assertThat(store().record("note", over.id())).isEmpty();
        assertThat(store().user(user.user().id())).isPresent();
        store().deleteUser(user.user().id());
    }

    @Test
    default void a_batch_is_no_larger_than_it_was_asked_for() {
        needs(OptOut.DELETE_EXPIRED);
        Instant then = Instant.parse("1990-01-01T00:00:00Z");
        StoredUser user = stored(StoreFixture.newUser(), null);
        while (store().deleteExpired(then, 100) > 0) {
            assertThat(store().user(user.user().id())).isPresent();
        }
        for (int i = 0; i < 7; i++) {
            endingAt(user, then.minusMillis(i));
        }
        assertThat(store().deleteExpired(then, 3)).isEqualTo(3);
        assertThat(store().sessions(user.user().id())).hasSize(4);
        assertThat(store().deleteExpired(then, 3)).isEqualTo(3);
        assertThat(store().deleteExpired(then, 3)).isEqualTo(1);
        assertThat(store().deleteExpired(then, 3)).isZero();
        assertThat(store().sessions(user.user().id())).isEmpty();

        for (int i = 0; i < 4; i++) {
            storedRecord(StoreFixture.newRecord(user).until(then.minusMillis(i)));
        }
        assertThat(store().deleteExpired(then, 3)).isEqualTo(3);
        assertThat(store().deleteExpired(then, 3)).isEqualTo(1);
    }

    @Test
    default void what_has_not_ended_is_not_removed() {
        Instant then = Instant.parse("1980-01-01T00:00:00Z");
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession after = endingAt(user, then.plusMillis(1));
        String lasting = StoreFixture.hash();
        assertThat(store().createToken(lasting, lasting, then.plusMillis(1))).isTrue();
        assertThat(store().replaceValue(lasting, null, new StoredValue("a", StoreFixture.LATER)))
                .isTrue();
        StoredRecord later = storedRecord(StoreFixture.newRecord(user).until(then.plusMillis(1)));

        assertThat(store().deleteExpired(then, 100)).isNotNegative();

        assertThat(store().record("note", later.id())).contains(later);

        assertThat(store().session(after.tokenHash())).contains(after);
        assertThat(store().useToken(lasting, lasting)).isPresent();
        assertThat(store().value(lasting)).isPresent();
        store().deleteUser(user.user().id());
    }

    private StoredSession endingAt(StoredUser user, Instant end) {
        StoredSession session = StoreFixture.newSession(user).renewed(end, null);
        assertThat(store().createSession(session)).isTrue();
        return session;
    }
}
