package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.Store;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users in one store and sessions in another are a store like any other. */
class SplitStoreTest extends StoreContract {

    private final Store users = Store.inMemory();
    private final Store sessions = Store.inMemory();

    @Override
    public Store store() {
        return Stores.of(users, sessions);
    }

    @Test
    @Tag("B13")
    void a_session_of_somebody_who_is_gone_from_the_store_of_users_does_not_count() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = storedSession(user);
        users.deleteUser(user.user().id());

        assertThat(sessions.session(session.tokenHash())).isPresent();
        assertThat(store().session(session.tokenHash())).isEmpty();
        assertThat(store().sessions(user.user().id())).isEmpty();
    }

    @Test
    @Tag("B13")
    void what_a_deletion_that_broke_off_has_left_is_not_of_the_next_with_the_same_id() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = storedSession(user);
        users.deleteUser(user.user().id());

        stored(user, null);

        assertThat(store().session(session.tokenHash())).isEmpty();
        assertThat(store().createUser(user, null)).as("who is there already").isEmpty();
    }

    @Test
    void a_deletion_that_broke_off_is_finished_by_the_next_call() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = storedSession(user);
        users.deleteUser(user.user().id());

        assertThat(store().deleteUser(user.user().id())).isFalse();

        assertThat(sessions.session(session.tokenHash())).isEmpty();
        assertThat(sessions.user(user.user().id())).isEmpty();
    }

    @Test
    void nobodys_address_is_beside_the_sessions() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        storedSession(user);
        assertThat(sessions.user(user.user().id()))
                .hasValueSatisfying(
                        standIn -> assertThat(standIn.user().email()).isNull());
    }

    @Test
    @Tag("B13")
    void a_session_that_is_added_while_its_user_goes_does_not_stay() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = StoreFixture.newSession(user);
        Store late = beforeSessions(() -> store().deleteUser(user.user().id()));

        assertThat(Stores.of(users, late).createSession(session)).isFalse();

        assertThat(sessions.session(session.tokenHash())).isEmpty();
        assertThat(sessions.user(user.user().id())).isEmpty();
    }

    /** The store of sessions, in which something happens just before the first session is added. */
    private Store beforeSessions(Runnable happening) {
        AtomicBoolean happened = new AtomicBoolean();
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("createSession") && happened.compareAndSet(false, true)) {
                        happening.run();
                    }
                    try {
                        return method.invoke(sessions, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
