package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that a user cannot sign in as another user, even if their ids differ only in ways that a database may ignore.
 */
interface KeyCollisionTests extends StoreFixture {

    @Test
    @Tag("B12")
    default void ids_that_look_alike_to_a_database_are_those_of_different_people() {
        Auth auth = SignedInBrowser.application(store());
        String id = StoreFixture.hash();
        Set<String> people = new LinkedHashSet<>();
        for (String name : List.of(
                "a" + id,
                "A" + id,
                "ä" + id,
                "a\u0308" + id,
                "a" + id + " ",
                " a" + id,
                "ａ" + id,
                "a%" + id,
                "a_" + id,
                "\uD83D\uDD11" + id,
                "\uD83D\uDD12" + id,
                "x".repeat(190) + id,
                "x".repeat(191) + id)) {
            String user = SignedInBrowser.signedIn(auth, name).userId();
            assertThat(people.add(user)).as(name).isTrue();
            assertThat(SignedInBrowser.signedIn(auth, name).userId()).as(name).isEqualTo(user);
        }
    }

    @Test
    @Tag("B12")
    default void ids_that_a_database_would_change_are_nobodys() {
        Auth auth = SignedInBrowser.application(store());
        String id = StoreFixture.hash();
        for (String name : List.of(
                "\uD83D" + id,
                "\uDD11" + id,
                id + "\uD83D",
                "\uDD11\uD83D" + id,
                "\0" + id,
                id + "\0",
                "x".repeat(192) + id)) {
            assertThatThrownBy(() -> SignedInBrowser.signedIn(auth, name))
                    .isInstanceOfSatisfying(
                            AuthException.Refused.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
            auth.sessions().revokeAll(name);
            assertThat(auth.sessions().list(name)).isEmpty();
            assertThat(auth.accounts().list(name)).isEmpty();
            assertThat(auth.accounts().unlink(name, name, name)).isFalse();
        }
        assertThat(store().userByAccount("credentials", "?" + id)).isEmpty();
    }

    @Test
    default void the_longest_keys_are_kept_whole() {
        String longest = StoreFixture.hash() + "ü".repeat(255 - 64);
        StoredUser user = stored(new StoredUser(new User(longest, null, longest, null), NOW), null);
        assertThat(store().user(user.user().id())).contains(user);
        assertThat(store().userByEmail(longest)).contains(user);
        assertThat(store().userByEmail(longest.substring(1))).isEmpty();
        assertThat(store().userByEmail(longest.substring(0, 254))).isEmpty();
    }
}
