package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.servers.RedisCluster;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The list of all users has each user who is there, whatever happens between two commands. */
class UserIndexTest extends StepTests {

    UserIndexTest(RedisCluster cluster) {
        super(cluster);
    }

    @Test
    void making_a_user_who_is_there_then_leaves_one_in_the_list() {
        assertThat(Steps.all(step -> {
                    StoredUser user = StoreFixture.newUser();
                    boolean killed = steps.killed(step, dying -> dying.createUser(user, null));
                    assertThat(isListed(user))
                            .isEqualTo(store.user(user.user().id()).isPresent());
                    return killed;
                }))
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void a_user_who_comes_back_while_the_one_before_is_deleted_is_in_the_list() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    String id = user.user().id();
                    AtomicBoolean came = new AtomicBoolean();
                    RedisStore deleting = steps.happening(step, () -> {
                        came.set(true);
                        if (store.user(id).isEmpty()) {
                            store.createUser(user, null);
                        }
                    });
                    deleting.deleteUser(id);
                    assertThat(isListed(user)).isEqualTo(store.user(id).isPresent());
                    return came.get();
                }))
                .isGreaterThanOrEqualTo(8);
    }

    @Test
    void a_user_who_comes_back_while_a_reader_finds_that_the_one_before_is_gone_is_in_the_list() {
        assertThat(Steps.all(step -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    String id = user.user().id();
                    store.deleteUser(id);
                    steps.real().zadd("latchkey:users", 0, id); // as a process leaves it that is killed
                    AtomicBoolean came = new AtomicBoolean();
                    steps.happening(step, () -> {
                                came.set(true);
                                store.createUser(user, null);
                            })
                            .users(before(user), 1);
                    assertThat(isListed(user)).isEqualTo(came.get());
                    return came.get();
                }))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void users_of_an_earlier_version_are_in_the_list_once_somebody_adds_them() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        storedSession(user);
        steps.real().zrem("latchkey:users", user.user().id());
        assertThat(isListed(user)).isFalse();

        store.listEarlierUsers();

        assertThat(isListed(user)).isTrue();
    }

    private boolean isListed(StoredUser user) {
        return store.users(before(user), 1).contains(user);
    }

    private static String before(StoredUser user) {
        String id = user.user().id();
        return id.substring(0, id.length() - 1);
    }
}
