package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.servers.RedisCluster;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A process that is killed before its first command, its second, and so on: what it leaves behind is whole or counts
 * for nothing, and is in nobody's way.
 */
class KilledTest extends StepTests {

    KilledTest(RedisCluster cluster) {
        super(cluster);
    }

    @Test
    void making_a_user_leaves_all_of_them_or_nothing_that_is_in_the_way() {
        assertThat(Steps.all(step -> {
                    StoredUser user = StoreFixture.newUser();
                    Account account = StoreFixture.newAccount();
                    boolean killed = steps.killed(step, dying -> dying.createUser(user, StoredAccount.of(account)));
                    boolean made = isWhole(user, account);
                    assertThat(made || killed).isTrue();
                    User namesake =
                            new User(StoreFixture.hash(), null, user.user().email(), null);
                    assertThat(store.createUser(new StoredUser(namesake, null), StoredAccount.of(account))
                                    .isPresent())
                            .isEqualTo(!made);
                    assertThat(store.user(user.user().id()).isPresent()).isEqualTo(made);
                    return killed;
                }))
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    void linking_an_account_leaves_it_linked_or_free() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredUser other = stored(StoreFixture.newUser(), null);
                    Account account = StoreFixture.newAccount();
                    boolean killed = steps.killed(
                            step, dying -> dying.linkAccount(user.user().id(), StoredAccount.of(account)));
                    boolean linked = has(user, account);
                    assertThat(linked || killed).isTrue();
                    assertThat(store.linkAccount(other.user().id(), StoredAccount.of(account)))
                            .isEqualTo(!linked);
                    assertThat(has(linked ? user : other, account)).isTrue();
                    return killed;
                }))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void taking_an_account_away_leaves_it_linked_or_free() {
        assertThat(Steps.all(step -> {
                    Account account = StoreFixture.newAccount();
                    StoredUser user = stored(StoreFixture.newUser(), account);
                    StoredUser other = stored(StoreFixture.newUser(), null);
                    String id = user.user().id();
                    boolean killed = steps.killed(
                            step, dying -> dying.unlinkAccount(id, account.issuer(), account.subject(), 0));
                    boolean linked = has(user, account);
                    assertThat(!linked || killed).isTrue();
                    assertThat(store.linkAccount(other.user().id(), StoredAccount.of(account)))
                            .isEqualTo(!linked);
                    return killed;
                }))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void changing_an_address_leaves_one_of_the_two_and_the_other_free() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    String id = user.user().id();
                    String before = String.valueOf(user.user().email());
                    String after = StoreFixture.hash() + "@example.org";
                    StoredUser moved = new StoredUser(new User(id, null, after, null), null);
                    boolean killed = steps.killed(step, dying -> dying.updateUser(moved));
                    boolean changed = store.user(id).orElseThrow().equals(moved);
                    assertThat(changed || killed).isTrue();
                    assertThat(store.userByEmail(changed ? after : before)).contains(changed ? moved : user);
                    assertThat(store.userByEmail(changed ? before : after)).isEmpty();
                    User next = new User(StoreFixture.hash(), null, changed ? before : after, null);
                    assertThat(store.createUser(new StoredUser(next, null), null))
                            .isPresent();
                    return killed;
                }))
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    void what_a_change_did_not_get_to_shows_when_the_session_is_renewed() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredSession session = storedSession(user);
                    User renamed = new User(user.user().id(), "New", user.user().email(), null);
                    boolean killed = steps.killed(step, dying -> dying.updateUser(new StoredUser(renamed, null)));
                    StoredSession renewed = session.renewed(session.expires().plusMillis(1), "other");
                    assertThat(store.renewSession(renewed, session.expires())).isTrue();
                    assertThat(store.session(session.tokenHash()).map(StoredSession::user))
                            .isEqualTo(store.user(user.user().id()).map(StoredUser::user));
                    return killed;
                }))
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    @Tag("B13")
    void deleting_a_user_leaves_the_user_or_nothing_and_begun_again_nothing() {
        assertThat(Steps.all(step -> {
                    Account account = StoreFixture.newAccount();
                    StoredUser user = stored(StoreFixture.newUser(), account);
                    StoredSession one = storedSession(user);
                    StoredSession two = storedSession(user);
                    String id = user.user().id();
                    boolean killed = steps.killed(step, dying -> dying.deleteUser(id));
                    boolean there = isWhole(user, account);
                    assertThat(!there || killed).isTrue();
                    if (there) {
                        store.deleteUser(id);
                    }
                    assertThat(isWhole(user, account)).isFalse();
                    assertThat(store.session(one.tokenHash())).isEmpty();
                    assertThat(store.session(two.tokenHash())).isEmpty();
                    stored(user, account);
                    assertThat(isWhole(user, account)).isTrue();
                    assertThat(store.sessions(id)).isEmpty();
                    return killed;
                }))
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    @Tag("B13")
    void a_half_deleted_user_cannot_sign_in() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    boolean killed = steps.killed(
                            step, dying -> dying.deleteUser(user.user().id()));
                    StoredSession late = StoreFixture.newSession(user);
                    boolean in = store.createSession(late);
                    assertThat(store.session(late.tokenHash()).isPresent()).isEqualTo(in);
                    assertThat(store.user(user.user().id()).isPresent()).isEqualTo(in);
                    assertThat(in).isEqualTo(step < 1);
                    return killed;
                }))
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    @Tag("B13")
    void a_session_half_made_is_none_and_one_that_is_made_goes_with_its_user() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredSession session = StoreFixture.newSession(user);
                    boolean killed = steps.killed(step, dying -> dying.createSession(session));
                    Optional<StoredSession> there = store.session(session.tokenHash());
                    assertThat(there.isPresent()).isEqualTo(!killed);
                    assertThat(store.sessions(user.user().id())).hasSize(killed ? 0 : 1);
                    assertThat(store.deleteUser(user.user().id())).isTrue();
                    assertThat(store.session(session.tokenHash())).isEmpty();
                    return killed;
                }))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    @Tag("B13")
    void a_session_half_renewed_goes_with_its_user() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredSession session = storedSession(user);
                    StoredSession renewed = session.renewed(session.expires().plus(Duration.ofDays(9)), "other");
                    boolean killed = steps.killed(step, dying -> dying.renewSession(renewed, session.expires()));
                    assertThat(store.session(session.tokenHash())).contains(killed ? session : renewed);
                    assertThat(store.deleteSessions(user.user().id(), null)).isEqualTo(1);
                    assertThat(store.session(session.tokenHash())).isEmpty();
                    return killed;
                }))
                .isGreaterThanOrEqualTo(3);
    }

    /** Whether the user is there, with the address and this account; nothing in between is. */
    private boolean isWhole(StoredUser user, Account account) {
        boolean there = store.user(user.user().id()).isPresent();
        assertThat(has(user, account)).isEqualTo(there);
        assertThat(store.userByEmail(String.valueOf(user.user().email())))
                .isEqualTo(there ? Optional.of(user) : Optional.empty());
        return there;
    }

    private boolean has(StoredUser user, Account account) {
        boolean found = store.userByAccount(account.issuer(), account.subject()).equals(Optional.of(user));
        assertThat(store.accounts(user.user().id())).hasSize(found ? 1 : 0);
        return found;
    }
}
