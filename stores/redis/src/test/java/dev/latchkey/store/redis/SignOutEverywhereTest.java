package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.servers.RedisCluster;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All sessions of a user are ended while something else happens to them, before each command that it takes. */
class SignOutEverywhereTest extends StepTests {

    SignOutEverywhereTest(RedisCluster cluster) {
        super(cluster);
    }

    @Test
    @Tag("B13")
    void a_session_that_changes_its_token_meanwhile_is_ended() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredSession session = storedSession(user);
                    StoredSession successor = successor(session);
                    AtomicBoolean came = new AtomicBoolean();
                    steps.happening(step, () -> {
                                came.set(true);
                                changeToken(store, session, successor);
                            })
                            .deleteSessions(user.user().id(), null);
                    assertThat(store.session(session.tokenHash())).isEmpty();
                    assertThat(store.session(successor.tokenHash()).isPresent() && came.get())
                            .as("the session goes on under another token")
                            .isFalse();
                    return came.get();
                }))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    @Tag("B13")
    void a_session_that_is_held_up_while_it_changes_its_token_is_ended() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredSession session = storedSession(user);
                    StoredSession successor = successor(session);
                    AtomicBoolean came = new AtomicBoolean();
                    RedisStore heldUp = steps.happening(step, () -> {
                        came.set(true);
                        store.deleteSessions(user.user().id(), null);
                    });
                    changeToken(heldUp, session, successor);
                    assertThat(store.session(successor.tokenHash()).isPresent()).isEqualTo(!came.get());
                    assertThat(store.session(session.tokenHash())).isEmpty();
                    return came.get();
                }))
                .isGreaterThanOrEqualTo(8);
    }

    @Test
    @Tag("B13")
    void a_session_that_is_made_meanwhile_is_ended_or_found_by_the_next_time() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    storedSession(user);
                    StoredSession late = StoreFixture.newSession(user);
                    String id = user.user().id();
                    AtomicBoolean came = new AtomicBoolean();
                    steps.happening(step, () -> {
                                came.set(true);
                                store.createSession(late);
                            })
                            .deleteSessions(id, null);
                    assertThat(store.sessions(id))
                            .isEqualTo(store.session(late.tokenHash()).stream().toList());
                    store.deleteSessions(id, null);
                    assertThat(store.session(late.tokenHash())).isEmpty();
                    return came.get();
                }))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void all_but_one_leaves_that_one_and_it_can_be_renewed() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession kept = storedSession(user);
        storedSession(user);
        assertThat(store.deleteSessions(user.user().id(), kept.tokenHash())).isEqualTo(1);
        StoredSession renewed = kept.renewed(kept.expires().plusMillis(1), "other");
        assertThat(store.renewSession(renewed, kept.expires())).isTrue();
        assertThat(store.sessions(user.user().id())).containsExactly(renewed);
    }

    @Test
    void nobody_who_keeps_signing_in_holds_it_up() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = storedSession(user);
        RedisStore drowned = steps.before(() -> storedSession(user));
        assertThat(drowned.deleteSessions(user.user().id(), null)).isPositive();
        assertThat(store.session(session.tokenHash())).isEmpty();
    }

    @Test
    void nobody_who_keeps_signing_in_and_out_holds_it_up() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = storedSession(user);
        RedisStore drowned = steps.before(() -> {
            StoredSession other = storedSession(user);
            store.deleteSession(StoreFixture.hash());
            store.deleteSession(other.tokenHash());
        });
        assertThat(drowned.deleteSessions(user.user().id(), null)).isEqualTo(1);
        assertThat(store.session(session.tokenHash())).isEmpty();
    }

    @Test
    void nobody_who_keeps_changing_the_user_holds_up_their_deletion() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = storedSession(user);
        String id = user.user().id();
        RedisStore drowned = steps.before(
                () -> store.updateUser(new StoredUser(new User(id, StoreFixture.hash(), null, null), null)));
        assertThat(drowned.deleteUser(id)).isTrue();
        assertThat(store.user(id)).isEmpty();
        assertThat(store.session(session.tokenHash())).isEmpty();
    }

    private static StoredSession successor(StoredSession session) {
        return session.renewed(StoreFixture.hash(), session.expires(), session.data());
    }

    /** As core does it: the successor is made, the session ends if it is still there, or else the successor goes. */
    private static void changeToken(Store store, StoredSession session, StoredSession successor) {
        StoredSession over = session.renewed(session.signedInAt(), session.data());
        if (store.createSession(successor)) {
            boolean ended = store.renewSession(over, session.expires());
            store.deleteSession((ended ? over : successor).tokenHash());
        }
    }
}
