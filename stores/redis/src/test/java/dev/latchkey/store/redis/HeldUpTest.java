package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.servers.RedisCluster;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A process that is held up before its first command, its second, and so on, for as long as another takes to do
 * something, and then goes on as if nothing had happened.
 */
class HeldUpTest extends StepTests {

    HeldUpTest(RedisCluster cluster) {
        super(cluster);
    }

    /**
     * What came of two things.
     *
     * @param held whether what was held up succeeded
     * @param other whether the other did
     * @param came whether it came to that
     */
    private record Outcome(boolean held, boolean other, boolean came) {}

    private Outcome heldUp(int step, Predicate<RedisStore> held, BooleanSupplier other) {
        AtomicBoolean came = new AtomicBoolean();
        AtomicBoolean succeeded = new AtomicBoolean();
        boolean result = held.test(steps.happening(step, () -> {
            came.set(true);
            succeeded.set(other.getAsBoolean());
        }));
        return new Outcome(result, succeeded.get(), came.get());
    }

    @Test
    @Tag("B12")
    void an_account_and_an_address_make_one_user() {
        assertThat(Steps.all(step -> {
                    StoredUser one = StoreFixture.newUser();
                    StoredUser other = new StoredUser(
                            new User(StoreFixture.hash(), null, one.user().email(), null), null);
                    Account account = StoreFixture.newAccount();
                    Outcome outcome = heldUp(
                            step,
                            held -> held.createUser(one, StoredAccount.of(account))
                                    .isPresent(),
                            () -> store.createUser(other, StoredAccount.of(account))
                                    .isPresent());
                    assertThat(outcome.held).isNotEqualTo(outcome.other);
                    StoredUser winner = outcome.held ? one : other;
                    StoredUser loser = outcome.held ? other : one;
                    assertThat(store.userByAccount(account.issuer(), account.subject()))
                            .contains(winner);
                    assertThat(store.userByEmail(String.valueOf(one.user().email())))
                            .contains(winner);
                    assertThat(store.user(winner.user().id())).contains(winner);
                    assertThat(store.user(loser.user().id())).isEmpty();
                    return outcome.came;
                }))
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    void an_id_makes_one_user() {
        assertThat(Steps.all(step -> {
                    StoredUser one = StoreFixture.newUser();
                    StoredUser other = new StoredUser(
                            new User(one.user().id(), null, StoreFixture.hash() + "@example.org", null), null);
                    Outcome outcome = heldUp(
                            step,
                            held -> held.createUser(one, null).isPresent(),
                            () -> store.createUser(other, null).isPresent());
                    assertThat(outcome.held).isNotEqualTo(outcome.other);
                    StoredUser winner = outcome.held ? one : other;
                    StoredUser loser = outcome.held ? other : one;
                    assertThat(store.user(one.user().id())).contains(winner);
                    assertThat(store.userByEmail(String.valueOf(loser.user().email())))
                            .isEmpty();
                    return outcome.came;
                }))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void an_account_is_linked_to_one() {
        assertThat(Steps.all(step -> {
                    StoredUser one = stored(StoreFixture.newUser(), null);
                    StoredUser other = stored(StoreFixture.newUser(), null);
                    Account account = StoreFixture.newAccount();
                    Outcome outcome = heldUp(
                            step,
                            held -> held.linkAccount(one.user().id(), StoredAccount.of(account)),
                            () -> store.linkAccount(other.user().id(), StoredAccount.of(account)));
                    assertThat(outcome.held).isNotEqualTo(outcome.other);
                    assertThat(store.accounts(one.user().id())).hasSize(outcome.held ? 1 : 0);
                    assertThat(store.accounts(other.user().id())).hasSize(outcome.held ? 0 : 1);
                    assertThat(store.userByAccount(account.issuer(), account.subject()))
                            .contains(outcome.held ? one : other);
                    return outcome.came;
                }))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    @Tag("B12")
    void an_address_moves_to_one() {
        assertThat(Steps.all(step -> {
                    StoredUser one = stored(StoreFixture.newUser(), null);
                    String email = StoreFixture.hash() + "@example.org";
                    StoredUser moved = new StoredUser(new User(one.user().id(), null, email, null), null);
                    StoredUser other = new StoredUser(new User(StoreFixture.hash(), null, email, null), null);
                    Outcome outcome = heldUp(
                            step,
                            held -> held.updateUser(moved),
                            () -> store.createUser(other, null).isPresent());
                    boolean late = !outcome.came || outcome.held; // the other came when it was done but for the rest
                    assertThat(late).isNotEqualTo(outcome.other);
                    assertThat(store.userByEmail(email)).contains(late ? moved : other);
                    assertThat(store.user(one.user().id())).contains(late ? moved : one);
                    assertThat(store.userByEmail(String.valueOf(one.user().email())))
                            .isEqualTo(late ? Optional.empty() : Optional.of(one));
                    return outcome.came;
                }))
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    @Tag("B13")
    void a_session_of_somebody_who_went_meanwhile_is_not_made() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredSession session = StoreFixture.newSession(user);
                    Outcome outcome = heldUp(
                            step,
                            held -> held.createSession(session),
                            () -> store.deleteUser(user.user().id()));
                    assertThat(outcome.held).isEqualTo(!outcome.came);
                    assertThat(store.session(session.tokenHash()).isPresent()).isEqualTo(!outcome.came);
                    return outcome.came;
                }))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    @Tag("B13")
    void a_session_of_somebody_who_is_going_goes_with_them() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredSession early = storedSession(user);
                    StoredSession late = StoreFixture.newSession(user);
                    Outcome outcome = heldUp(
                            step,
                            held -> held.deleteUser(user.user().id()),
                            () -> store.createSession(late)
                                    || store.session(early.tokenHash()).isPresent());
                    assertThat(outcome.held).isTrue();
                    assertThat(store.session(early.tokenHash())).isEmpty();
                    assertThat(store.session(late.tokenHash())).isEmpty();
                    assertThat(store.user(user.user().id())).isEmpty();
                    return outcome.came;
                }))
                .isGreaterThanOrEqualTo(7);
    }

    @Test
    void a_user_created_again_during_the_deletion_stays() {
        assertThat(Steps.all(step -> {
                    Account account = StoreFixture.newAccount();
                    StoredUser user = stored(StoreFixture.newUser(), account);
                    Outcome outcome = heldUp(
                            step,
                            held -> held.deleteUser(user.user().id()),
                            () -> store.createUser(user, StoredAccount.of(account))
                                    .isPresent());
                    assertThat(outcome.held).isTrue();
                    assertThat(store.user(user.user().id()).isPresent()).isEqualTo(outcome.other);
                    assertThat(store.userByEmail(String.valueOf(user.user().email())))
                            .isEqualTo(store.user(user.user().id()));
                    assertThat(store.userByAccount(account.issuer(), account.subject()))
                            .isEqualTo(store.user(user.user().id()));
                    return outcome.came;
                }))
                .isGreaterThanOrEqualTo(7);
    }

    @Test
    void a_session_that_is_made_shows_who_the_user_is_by_then() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredUser renamed = new StoredUser(new User(user.user().id(), "New", null, null), null);
                    StoredSession session = StoreFixture.newSession(user);
                    Outcome outcome =
                            heldUp(step, held -> held.createSession(session), () -> store.updateUser(renamed));
                    assertThat(outcome.held).isTrue();
                    assertThat(store.session(session.tokenHash()))
                            .contains(outcome.came ? session.of(renamed.user()) : session);
                    return outcome.came;
                }))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void of_two_changes_sessions_show_the_later() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredSession session = storedSession(user);
                    StoredUser one = new StoredUser(new User(user.user().id(), "One", null, null), null);
                    StoredUser two = new StoredUser(new User(user.user().id(), "Two", null, null), null);
                    Outcome outcome = heldUp(step, held -> held.updateUser(one), () -> store.updateUser(two));
                    assertThat(outcome.held).isTrue();
                    assertThat(store.session(session.tokenHash()).map(StoredSession::user))
                            .isEqualTo(store.user(user.user().id()).map(StoredUser::user));
                    return outcome.came;
                }))
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void a_session_that_is_renewed_shows_who_the_user_is_by_then() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    StoredUser renamed = new StoredUser(new User(user.user().id(), "New", null, null), null);
                    StoredSession session = storedSession(user);
                    StoredSession renewed = session.renewed(session.expires().plusMillis(1), "other");
                    Outcome outcome = heldUp(
                            step,
                            held -> held.renewSession(renewed, session.expires()),
                            () -> store.updateUser(renamed));
                    assertThat(outcome.held).isTrue();
                    assertThat(store.session(session.tokenHash()))
                            .contains(outcome.came ? renewed.of(renamed.user()) : renewed);
                    return outcome.came;
                }))
                .isGreaterThanOrEqualTo(3);
    }
}
