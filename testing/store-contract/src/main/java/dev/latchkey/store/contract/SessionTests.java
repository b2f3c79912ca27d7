package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests sessions. */
interface SessionTests extends StoreFixture {

    @Test
    default void a_session_comes_back_with_its_user() {
        StoredSession session = storedSession(stored(StoreFixture.newUser(), null));
        assertThat(store().session(session.tokenHash())).contains(session);
    }

    @Test
    default void a_session_without_data_comes_back_without() {
        StoredUser user = stored(new StoredUser(User.of(StoreFixture.hash()), null), null);
        StoredSession session = StoreFixture.newSession(user).renewed(NOW, null);
        assertThat(store().createSession(session)).isTrue();
        assertThat(store().session(session.tokenHash())).contains(session);
    }

    @Test
    default void data_may_be_long() {
        StoredSession session =
                StoreFixture.newSession(stored(StoreFixture.newUser(), null)).renewed(NOW, "x".repeat(200_000));
        assertThat(store().createSession(session)).isTrue();
        assertThat(store().session(session.tokenHash())).contains(session);
    }

    @Test
    default void an_unknown_hash_is_no_session() {
        StoredSession session = storedSession(stored(StoreFixture.newUser(), null));
        assertThat(store().session(StoreFixture.hash())).isEmpty();
        assertThat(store().session("")).isEmpty();
        assertThat(store().session("%")).isEmpty();
        assertThat(store().session(session.tokenHash().substring(1))).isEmpty();
        assertThat(store().session("Z" + session.tokenHash().toUpperCase(Locale.ROOT)))
                .isEmpty();
    }

    @Test
    default void one_that_has_ended_comes_back_too_for_the_store_knows_no_time() {
        StoredSession session =
                StoreFixture.newSession(stored(StoreFixture.newUser(), null)).renewed(Instant.EPOCH, null);
        assertThat(store().createSession(session)).isTrue();
        assertThat(store().session(session.tokenHash())).contains(session);
    }

    @Test
    default void a_session_shows_the_user_as_they_are_now() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = storedSession(user);
        User renamed = new User(user.user().id(), "Renamed", null, null);
        assertThat(store().updateUser(new StoredUser(renamed, null))).isTrue();
        assertThat(store().session(session.tokenHash()))
                .map(StoredSession::user)
                .contains(renamed);
    }

    @Test
    default void a_users_sessions_are_theirs_alone() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession one = storedSession(user);
        StoredSession two = storedSession(user);
        storedSession(stored(StoreFixture.newUser(), null));
        assertThat(store().sessions(user.user().id())).containsExactlyInAnyOrder(one, two);
        assertThat(store().sessions(StoreFixture.hash())).isEmpty();
    }

    @Test
    default void nobody_has_no_session_and_a_hash_is_used_once() {
        StoredSession session = StoreFixture.newSession(StoreFixture.newUser());
        assertThat(store().createSession(session)).isFalse();
        assertThat(store().session(session.tokenHash())).isEmpty();
        StoredSession known = storedSession(stored(StoreFixture.newUser(), null));
        assertThat(store().createSession(known)).isFalse();
    }

    @Test
    default void a_renewal_changes_end_and_data_and_nothing_else() {
        StoredSession session = storedSession(stored(StoreFixture.newUser(), null));
        Instant until = NOW.plus(Duration.ofDays(31)).plusMillis(1);

        assertThat(store().renewSession(session.renewed(until, "other"), session.expires()))
                .isTrue();

        assertThat(store().session(session.tokenHash())).contains(session.renewed(until, "other"));
    }

    @Test
    default void a_renewal_that_comes_late_changes_nothing() {
        StoredSession session = storedSession(stored(StoreFixture.newUser(), null));
        StoredSession renewed = session.renewed(NOW.plus(Duration.ofDays(60)), null);
        assertThat(store().renewSession(renewed, session.expires().plusMillis(1)))
                .isFalse();
        assertThat(store().session(session.tokenHash())).contains(session);
        assertThat(store().renewSession(StoreFixture.newSession(StoreFixture.newUser()), NOW))
                .isFalse();
    }

    @Test
    default void what_is_not_known_of_a_client_comes_back_as_nothing() {
        StoredSession known = StoreFixture.newSession(stored(StoreFixture.newUser(), null));
        StoredSession session = new StoredSession(
                known.tokenHash(), known.user(), known.provider(), NOW, null, null, known.expires(), null);
        assertThat(store().createSession(session)).isTrue();
        assertThat(store().session(session.tokenHash())).contains(session);
    }

    @Test
    @Tag("S7")
    default void all_sessions_of_a_user_are_removed_or_all_but_one() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String one = storedSession(user).tokenHash();
        String two = storedSession(user).tokenHash();
        String three = storedSession(user).tokenHash();
        String others = storedSession(stored(StoreFixture.newUser(), null)).tokenHash();

        assertThat(store().deleteSessions(user.user().id(), two)).isEqualTo(2);
        assertThat(store().session(one)).isEmpty();
        assertThat(store().session(two)).isPresent();
        assertThat(store().session(three)).isEmpty();
        assertThat(store().deleteSessions(user.user().id(), others))
                .as("another user's")
                .isEqualTo(1);
        assertThat(store().session(two)).isEmpty();
        assertThat(store().session(others)).isPresent();
        assertThat(store().deleteSessions(user.user().id(), null)).isZero();
        storedSession(user);
        assertThat(store().deleteSessions(user.user().id(), null)).isEqualTo(1);
        assertThat(store().sessions(user.user().id())).isEmpty();
    }

    @Test
    @Tag("S7")
    default void a_deleted_session_is_gone_and_is_not_renewed_into_life() {
        StoredSession session = storedSession(stored(StoreFixture.newUser(), null));
        assertThat(store().deleteSession(session.tokenHash())).isTrue();
        assertThat(store().deleteSession(session.tokenHash())).isFalse();
        assertThat(store().renewSession(session, session.expires())).isFalse();
        assertThat(store().session(session.tokenHash())).isEmpty();
    }
}
