package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that if several threads make the same call at the same time, exactly one succeeds. */
interface RaceTests extends StoreFixture {

    @Test
    @Tag("B32")
    @Tag("S20")
    default void a_token_is_used_by_one() {
        String identifier = StoreFixture.hash();
        assertThat(race().run(round -> {
                    String hash = StoreFixture.hash();
                    assertThat(store().createToken(identifier, hash, NOW)).isTrue();
                    return thread -> store().useToken(identifier, hash).isPresent();
                }))
                .containsOnly(1);
    }

    @Test
    default void a_token_is_added_by_one() {
        String identifier = StoreFixture.hash();
        assertThat(race().run(round -> {
                    String hash = StoreFixture.hash();
                    return thread -> store().createToken(identifier, hash, NOW);
                }))
                .containsOnly(1);
    }

    @Test
    default void a_session_is_renewed_by_one() {
        StoredSession session = storedSession(stored(StoreFixture.newUser(), null));
        assertThat(race().run(round -> {
                    Instant expected = session.expires().plusMillis(round);
                    StoredSession renewed = session.renewed(expected.plusMillis(1), null);
                    return thread -> store().renewSession(renewed, expected);
                }))
                .containsOnly(1);
    }

    @Test
    default void a_session_is_deleted_by_one() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        assertThat(race().run(round -> {
                    String hash = storedSession(user).tokenHash();
                    return thread -> store().deleteSession(hash);
                }))
                .containsOnly(1);
    }

    @Test
    default void an_account_makes_one_user_and_no_half_of_another() {
        assertThat(race().run(round -> {
                    Account account = StoreFixture.newAccount();
                    return thread -> {
                        StoredUser user = StoreFixture.newUser();
                        Optional<StoredUser> made = store().createUser(user, StoredAccount.of(account));
                        assertThat(store().userByEmail(
                                                String.valueOf(user.user().email())))
                                .isEqualTo(made);
                        return made.isPresent();
                    };
                }))
                .containsOnly(1);
    }

    @Test
    @Tag("B12")
    default void an_address_makes_one_user() {
        assertThat(race().run(round -> {
                    String email = StoreFixture.hash() + "@example.org";
                    return thread -> store().createUser(
                                    new StoredUser(new User(StoreFixture.hash(), null, email, null), null),
                                    StoredAccount.of(StoreFixture.newAccount()))
                            .isPresent();
                }))
                .containsOnly(1);
    }

    @Test
    @Tag("B12")
    default void an_address_is_replaced_by_one() {
        assertThat(race().run(round -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    return thread -> thread % 2 == 0
                            ? store().replaceEmail(user, user.user().email(), NOW.plusMillis(1 + thread))
                            : store().replaceEmail(user, null, null);
                }))
                .containsOnly(1);
    }

    @Test
    default void an_account_is_linked_to_one_of_two() {
        StoredUser one = stored(StoreFixture.newUser(), null);
        StoredUser other = stored(StoreFixture.newUser(), null);
        assertThat(race().run(round -> {
                    Account account = StoreFixture.newAccount();
                    return thread -> store().linkAccount(
                                    (thread % 2 == 0 ? one : other).user().id(), StoredAccount.of(account));
                }))
                .containsOnly(1);
    }

    @Test
    default void of_two_ways_in_one_is_left() {
        assertThat(race().run(round -> {
                    Account one = StoreFixture.newAccount();
                    Account other = StoreFixture.newAccount();
                    String id = stored(StoreFixture.newUser(), one).user().id();
                    assertThat(store().linkAccount(id, StoredAccount.of(other))).isTrue();
                    return thread -> {
                        Account account = thread % 2 == 0 ? one : other;
                        return store().unlinkAccount(id, account.issuer(), account.subject(), 1);
                    };
                }))
                .containsOnly(1);
    }

    @Test
    @Tag("B32")
    default void a_value_is_replaced_by_one() {
        String name = StoreFixture.hash();
        assertThat(race().run(round -> {
                    String expected = round == 0 ? null : String.valueOf(round - 1);
                    StoredValue value = new StoredValue(String.valueOf(round), StoreFixture.LATER);
                    return thread -> store().replaceValue(name, expected, value);
                }))
                .containsOnly(1);
    }

    @Test
    default void a_value_is_added_by_one() {
        assertThat(race().run(round -> {
                    String name = StoreFixture.hash();
                    return thread -> store().replaceValue(
                                    name, null, new StoredValue(String.valueOf(thread), StoreFixture.LATER));
                }))
                .containsOnly(1);
    }
}
