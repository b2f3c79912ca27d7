package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All users, a page at a time. Other tests may add users meanwhile. */
interface UserPageTests extends StoreFixture {

    @Test
    default void each_user_comes_once_in_an_order_that_stays() {
        String prefix = StoreFixture.hash();
        List<String> shuffled = new ArrayList<>(RecordGroupTests.IN_ORDER);
        Collections.rotate(shuffled, 5);
        List<String> made = new ArrayList<>();
        shuffled.forEach(end -> made.add(
                stored(new StoredUser(User.of(prefix + end), null), null).user().id()));
        String before = before(prefix, made.get(0));

        List<String> inOrder = idsBehind(before, made, 100);

        assertThat(inOrder).containsExactlyInAnyOrderElementsOf(made);
        for (int most : new int[] {1, 4}) {
            assertThat(idsBehind(before, made, most)).isEqualTo(inOrder);
        }
    }

    @Test
    default void a_page_has_whole_users_and_the_next_one_begins_behind_it_though_its_last_user_is_gone() {
        String prefix = StoreFixture.hash();
        List<StoredUser> made = new ArrayList<>();
        for (String end : List.of("a", "b", "c")) {
            made.add(stored(
                    new StoredUser(new User(prefix + end, "Zoë", prefix + end + "@example.org", null), NOW), null));
        }
        String second = made.get(1).user().id();
        assertThat(store().deleteUser(second)).isTrue();

        assertThat(store().users(second, 1)).containsExactly(made.get(2));
        assertThat(store().users(before(prefix, made.get(0).user().id()), 2)).containsExactly(made.get(0), made.get(2));
        assertThat(store().users("", 1)).hasSize(1);
        assertThat(store().createUser(new StoredUser(made.get(1).user(), NOW), null))
                .as("who was gone")
                .isPresent();
    }

    /** Returns what is just before these users: the prefix of their ids, or a number if the store generates ids. */
    private static String before(String prefix, String first) {
        return first.startsWith(prefix) ? prefix : String.valueOf(Long.parseLong(first) - 1);
    }

    private List<String> idsBehind(String after, List<String> made, int most) {
        List<String> read = new ArrayList<>();
        String last = after;
        while (read.size() < made.size()) {
            List<StoredUser> page = store().users(last, most);
            assertThat(page).isNotEmpty().hasSizeLessThanOrEqualTo(most);
            page.stream().map(user -> user.user().id()).filter(made::contains).forEach(read::add);
            last = page.get(page.size() - 1).user().id();
        }
        return read;
    }
}
