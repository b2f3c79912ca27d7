package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that a call that ends all sessions of a user also ends the sessions that change or begin during the call. */
interface EndAllSessionsTests extends StoreFixture {

    @Test
    @Tag("S7")
    default void a_session_that_changes_its_token_while_all_are_ended_has_ended() {
        for (int held : new int[] {0, 1}) {
            TwoBrowsers pair = TwoBrowsers.signedIn(store());

            Interleaving.of(
                    hold(pair.row(held)),
                    pair::endAll,
                    () -> pair.visitor(1 - held).takesRole("admin"));

            assertThat(store().sessions(pair.userId())).isEmpty();
            assertThat(pair.visitor(1 - held).session()).isEmpty();
        }
    }

    @Test
    @Tag("S7")
    default void a_session_that_changes_its_token_while_all_others_are_ended_has_ended() {
        for (int held : new int[] {0, 1}) {
            TwoBrowsers pair = TwoBrowsers.signedIn(store());
            SignedInBrowser staying = pair.another();

            Interleaving.of(
                    hold(pair.row(held)),
                    () -> pair.endAllBut(staying),
                    () -> pair.visitor(1 - held).takesRole("admin"));

            assertThat(store().sessions(pair.userId())).hasSize(1);
            assertThat(pair.visitor(1 - held).session()).isEmpty();
            assertThat(staying.session()).isPresent();
        }
    }

    @Test
    @Tag("S7")
    default void a_session_that_was_there_before_all_had_ended_has_ended() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession begun = StoreFixture.newSession(user);
        String id = user.user().id();

        boolean wasThere = Interleaving.of(
                hold(storedSession(user)),
                () -> store().deleteSessions(id, null),
                () -> assertThat(store().createSession(begun)).isTrue());

        assertThat(store().session(begun.tokenHash()).isPresent()).isEqualTo(!wasThere);
    }

    @Test
    @Tag("S7")
    default void of_all_sessions_none_is_left_however_often_they_change_their_tokens() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String id = user.user().id();
        race().run(round -> {
            assertThat(store().sessions(id)).isEmpty();
            StoredSession session = storedSession(user);
            return thread -> thread % 4 == 0 ? store().deleteSessions(id, null) > 0 : changesToken(session);
        });
        assertThat(store().sessions(id)).isEmpty();
    }

    /** Changes the token of a session in the same way as the core. */
    private boolean changesToken(StoredSession session) {
        StoredSession successor = session.renewed(StoreFixture.hash(), session.expires(), null);
        if (!store().createSession(successor)) {
            return false;
        }
        boolean first = store().renewSession(session.renewed(NOW, null), session.expires());
        store().deleteSession(first ? session.tokenHash() : successor.tokenHash());
        return first;
    }
}
