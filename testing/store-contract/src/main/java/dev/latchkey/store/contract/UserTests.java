package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests users. */
interface UserTests extends StoreFixture {

    @Test
    default void a_user_comes_back_as_they_were_put_in() {
        User given = StoreFixture.newUser().user();
        StoredUser user = stored(new StoredUser(given, NOW), null);
        String id = user.user().id();
        assertThat(user).isEqualTo(new StoredUser(new User(id, given.name(), given.email(), given.image()), NOW));
        assertThat(store().user(id)).contains(user);
        assertThat(store().userByEmail(String.valueOf(given.email()))).contains(user);
    }

    @Test
    default void what_a_user_does_not_have_comes_back_as_nothing() {
        StoredUser user = stored(new StoredUser(User.of(StoreFixture.hash()), null), null);
        assertThat(store().user(user.user().id())).contains(user);
    }

    @Test
    default void several_users_may_have_no_address() {
        stored(new StoredUser(User.of(StoreFixture.hash()), null), null);
        stored(new StoredUser(User.of(StoreFixture.hash()), null), null);
    }

    @Test
    default void an_unknown_user_is_nobody() {
        stored(StoreFixture.newUser(), null);
        for (String unknown : new String[] {"", "0", "'", "%", "null", StoreFixture.hash()}) {
            assertThat(store().user(unknown)).as(unknown).isEmpty();
            assertThat(store().userByEmail(unknown)).as(unknown).isEmpty();
        }
    }

    @Test
    default void texts_are_compared_exactly() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String email = String.valueOf(user.user().email());
        assertThat(store().userByEmail(email.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(store().userByEmail(email + " ")).isEmpty();
        assertThat(store().userByEmail(email.replace("example", "éxample"))).isEmpty();
        String id = user.user().id();
        stored(new StoredUser(User.of("Ä" + id), null), null);
        stored(new StoredUser(User.of("ä" + id), null), null);
        stored(new StoredUser(User.of("a" + id), null), null);
    }

    @Test
    default void an_id_is_one_users() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        assertThat(store().createUser(new StoredUser(User.of(user.user().id()), null), null))
                .isEmpty();
        assertThat(store().user(user.user().id())).contains(user);
    }

    @Test
    @Tag("B12")
    default void an_address_is_one_users() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        User namesake = new User(StoreFixture.hash(), null, user.user().email(), null);
        Account account = StoreFixture.newAccount();
        assertThat(store().createUser(new StoredUser(namesake, null), StoredAccount.of(account)))
                .isEmpty();
        assertThat(store().user(namesake.id())).isEmpty();
        assertThat(store().userByAccount(account.issuer(), account.subject())).isEmpty();
    }

    @Test
    default void an_update_changes_what_it_says_and_its_address_is_free_then() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        String id = user.user().id();
        StoredUser updated = new StoredUser(new User(id, "Other", id + "@other.example", null), null);

        assertThat(store().updateUser(updated)).isTrue();

        assertThat(store().user(id)).contains(updated);
        assertThat(store().userByEmail(String.valueOf(user.user().email()))).isEmpty();
        assertThat(store().updateUser(updated)).as("the same again").isTrue();
        stored(new StoredUser(new User(StoreFixture.hash(), null, user.user().email(), null), null), null);
    }

    @Test
    default void an_update_takes_nobodys_address_and_makes_nobody() {
        StoredUser one = stored(StoreFixture.newUser(), null);
        StoredUser other = stored(StoreFixture.newUser(), null);
        User taking = new User(one.user().id(), null, other.user().email(), null);
        assertThat(store().updateUser(new StoredUser(taking, null))).isFalse();
        assertThat(store().user(one.user().id())).contains(one);
        assertThat(store().updateUser(StoreFixture.newUser())).isFalse();
    }

    @Test
    default void a_replaced_profile_changes_neither_the_address_nor_its_verification() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        User was = user.user();

        assertThat(store().replaceProfile(was.id(), "Renamed", null)).isTrue();
        assertThat(store().replaceProfile(was.id(), "Renamed", null))
                .as("the same again")
                .isTrue();
        assertThat(store().replaceProfile(StoreFixture.hash(), "Nobody", null)).isFalse();

        StoredUser renamed = new StoredUser(new User(was.id(), "Renamed", was.email(), null), user.emailVerified());
        assertThat(store().user(was.id())).contains(renamed);
        assertThat(store().userByEmail(String.valueOf(was.email()))).contains(renamed);
        assertThat(store().replaceEmail(user, "new-" + was.email(), null)).isTrue();
        assertThat(store().replaceProfile(was.id(), null, was.image())).isTrue();
        assertThat(store().user(was.id()))
                .contains(new StoredUser(new User(was.id(), null, "new-" + was.email(), was.image()), null));
    }

    @Test
    default void a_replaced_address_changes_nothing_else_and_the_old_one_is_free() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        User was = user.user();
        String email = String.valueOf(was.email());
        StoredUser renamed = new StoredUser(new User(was.id(), "Renamed", email, null), user.emailVerified());
        store().updateUser(renamed);

        assertThat(store().replaceEmail(user, "new-" + email, NOW.plusMillis(1)))
                .isTrue();

        User now = new User(was.id(), "Renamed", "new-" + email, null);
        StoredUser moved = new StoredUser(now, NOW.plusMillis(1));
        assertThat(store().user(was.id())).contains(moved);
        assertThat(store().userByEmail(email)).isEmpty();
        assertThat(store().replaceEmail(moved, null, null)).isTrue();
        assertThat(store().user(was.id())).contains(new StoredUser(new User(was.id(), "Renamed", null, null), null));
        assertThat(store().userByEmail("new-" + email)).isEmpty();
        StoredUser without = new StoredUser(new User(was.id(), "Renamed", null, null), null);
        assertThat(store().replaceEmail(without, "again-" + email, NOW)).isTrue();
        assertThat(store().replaceEmail(without, "twice-" + email, NOW)).isFalse();
        assertThat(store().userByEmail("again-" + email)).isPresent();
        stored(new StoredUser(new User(StoreFixture.hash(), null, "new-" + email, null), null), null);
    }

    @Test
    default void an_address_is_replaced_only_where_it_is_as_expected() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredUser other = stored(StoreFixture.newUser(), null);
        User was = user.user();
        StoredUser unverified = new StoredUser(was, null);
        StoredUser later = new StoredUser(was, NOW.plusMillis(1));
        StoredUser elsewhere = new StoredUser(new User(was.id(), null, "other@example.org", null), NOW);
        StoredUser nobody = new StoredUser(new User(StoreFixture.hash(), null, was.email(), null), NOW);
        StoredUser without = new StoredUser(new User(was.id(), null, null, null), NOW);
        for (StoredUser expected : List.of(unverified, later, elsewhere, nobody, without)) {
            assertThat(store().replaceEmail(expected, null, null)).isFalse();
        }
        assertThat(store().replaceEmail(user, other.user().email(), NOW))
                .as("another user's")
                .isFalse();
        assertThat(store().user(was.id())).contains(user);

        store().updateUser(unverified);
        assertThat(store().replaceEmail(user, null, null)).isFalse();
        assertThat(store().replaceEmail(unverified, was.email(), NOW)).isTrue();
        assertThat(store().user(was.id())).contains(user);
    }

    @Test
    default void of_a_user_without_an_address_the_verification_counts_as_well() {
        StoredUser user = stored(new StoredUser(User.of(StoreFixture.hash()), null), null);
        StoredUser verified = new StoredUser(user.user(), NOW);
        String email = StoreFixture.hash() + "@example.org";
        assertThat(store().replaceEmail(verified, email, NOW)).isFalse();
        assertThat(store().user(user.user().id())).contains(user);

        assertThat(store().updateUser(verified)).isTrue();
        assertThat(store().replaceEmail(user, email, NOW)).isFalse();
        assertThat(store().replaceEmail(verified, email, null)).isTrue();
        assertThat(store().userByEmail(email)).isPresent();
    }

    @Test
    default void an_address_may_be_replaced_by_itself() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        for (int i = 0; i < 2; i++) {
            assertThat(store().replaceEmail(user, user.user().email(), user.emailVerified()))
                    .isTrue();
        }
        assertThat(store().user(user.user().id())).contains(user);
    }

    @Test
    @Tag("B13")
    default void with_a_user_go_their_accounts_and_sessions_and_nobody_elses() {
        Account account = StoreFixture.newAccount();
        StoredUser user = stored(StoreFixture.newUser(), account);
        StoredUser other = stored(StoreFixture.newUser(), StoreFixture.newAccount());
        String hash = storedSession(user).tokenHash();
        String othersHash = storedSession(other).tokenHash();

        assertThat(store().deleteUser(user.user().id())).isTrue();

        assertThat(store().user(user.user().id())).isEmpty();
        assertThat(store().userByAccount(account.issuer(), account.subject())).isEmpty();
        assertThat(store().accounts(user.user().id())).isEmpty();
        assertThat(store().session(hash)).isEmpty();
        assertThat(store().session(othersHash)).isPresent();
        assertThat(store().accounts(other.user().id())).hasSize(1);
        assertThat(store().deleteUser(user.user().id())).isFalse();
        stored(user, account);
        assertThat(store().session(hash)).as("nothing comes back with them").isEmpty();
    }
}
