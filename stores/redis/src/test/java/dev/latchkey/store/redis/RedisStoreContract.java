package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.HeldCalls;
import dev.latchkey.store.contract.OptOut;
import dev.latchkey.store.contract.Race;
import dev.latchkey.store.contract.StoreContract;
import dev.latchkey.store.contract.StoreFixture;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract of stores on a real Redis, and what is Redis's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RedisStoreContract extends StoreContract {

    private final AbstractRedisClient client;
    private final Gate gate = new Gate();
    private final RedisStore store;

    <C extends AbstractRedisClient> RedisStoreContract(
            C client, Function<C, RedisClusterCommands<String, String>> connect) {
        this.client = client;
        this.store = RedisStore.on(new RedisConnection(() -> gate.before(connect.apply(client))));
    }

    @Override
    public HeldCalls hold(StoredSession session) {
        return gate.hold(new RedisKeys("latchkey:").session(session.tokenHash()));
    }

    /** In the middle of adding it, and of removing it: after the owner's list or the record, and before the rest. */
    @Override
    public HeldCalls hold(StoredRecord record) {
        return gate.hold(new RedisKeys("latchkey:").group(record.kind(), String.valueOf(record.group())));
    }

    @Override
    public RedisStore store() {
        return store;
    }

    @Override
    public Map<OptOut, String> optOuts() {
        return Map.of(OptOut.DELETE_EXPIRED, "Redis removes what has ended by itself, and there is no list of it");
    }

    @Test
    @Tag("B13")
    void a_session_that_is_made_while_its_user_goes_is_not_there_afterwards() {
        List<String> made = Collections.synchronizedList(new ArrayList<>());
        assertThat(new Race(8, 200).run(round -> {
                    StoredUser user = stored(StoreFixture.newUser(), null);
                    return thread -> {
                        if (thread == 0) {
                            return store.deleteUser(user.user().id());
                        }
                        StoredSession session = StoreFixture.newSession(user);
                        made.add(session.tokenHash());
                        store.createSession(session);
                        return false;
                    };
                }))
                .containsOnly(1);
        assertThat(made).hasSize(1400).allMatch(hash -> store.session(hash).isEmpty());
    }

    @Test
    void a_session_that_is_made_while_its_user_changes_shows_the_user_afterwards() {
        List<String> made = Collections.synchronizedList(new ArrayList<>());
        new Race(8, 100).run(round -> {
            StoredUser user = stored(StoreFixture.newUser(), null);
            User renamed = new User(user.user().id(), "Renamed", null, null);
            return thread -> {
                if (thread == 0) {
                    return store.updateUser(new StoredUser(renamed, null));
                }
                StoredSession session = StoreFixture.newSession(user);
                made.add(session.tokenHash());
                return store.createSession(session);
            };
        });
        assertThat(made)
                .hasSize(700)
                .allMatch(hash -> "Renamed"
                        .equals(store.session(hash).orElseThrow().user().name()));
    }

    @Test
    void of_changes_at_the_same_time_sessions_show_the_last() {
        StoredUser user = stored(StoreFixture.newUser(), null);
        StoredSession session = storedSession(user);
        String id = user.user().id();
        new Race(8, 25)
                .run(round -> thread ->
                        store.updateUser(new StoredUser(new User(id, round + "." + thread, null, null), null)));
        assertThat(store.session(session.tokenHash()).map(StoredSession::user))
                .isEqualTo(store.user(id).map(StoredUser::user));
    }

    @Test
    void any_id_address_or_account_is_a_name_of_its_own() {
        for (String text : List.of(
                "a}b",
                "a{b",
                "}",
                "{}",
                "{a}b",
                "a",
                " ",
                "ä",
                "Ä",
                "\uD83D\uDD11",
                "\uD83D",
                "?",
                "x".repeat(5000),
                "~")) {
            String unique = text + StoreFixture.hash();
            StoredUser user = new StoredUser(new User(unique, text, unique, text), null);
            Account account = new Account(text, text, text, unique, null);
            assertThat(store.createUser(user, StoredAccount.of(account)))
                    .as(text)
                    .contains(user);
            StoredSession session = storedSession(user);
            assertThat(store.userByEmail(unique)).contains(user);
            assertThat(store.userByAccount(text, unique)).contains(user);
            assertThat(store.session(session.tokenHash())).contains(session);
            assertThat(store.sessions(unique)).containsExactly(session);
            assertThat(store.deleteUser(unique)).isTrue();
            assertThat(store.session(session.tokenHash())).isEmpty();
            assertThat(store.userByEmail(unique)).isEmpty();
        }
    }

    @Test
    void the_end_of_an_account_is_not_the_beginning_of_another() {
        Account account = new Account("p", "oidc", "a|b", "c" + StoreFixture.hash(), null);
        StoredUser user = stored(StoreFixture.newUser(), account);
        assertThat(store.userByAccount("a", "b|" + account.subject())).isEmpty();
        assertThat(store.userByAccount("a|b", account.subject())).contains(user);
    }

    @Test
    void what_is_left_out_is_in_the_documents() {
        optOuts()
                .forEach((feature, reason) -> assertThat(Path.of("../../docs/stores.md"))
                        .content()
                        .contains("| `RedisStore` | `" + feature + "` | " + reason + " |"));
    }

    @Test
    void stores_with_other_prefixes_are_apart() {
        RedisStore other = store.keyPrefix("other:");
        StoredUser user = stored(StoreFixture.newUser(), StoreFixture.newAccount());
        assertThat(other.user(user.user().id())).isEmpty();
        assertThat(other.createUser(user, null)).contains(user);
        assertThat(store.accounts(user.user().id())).hasSize(1);
    }

    @AfterAll
    void close() {
        client.shutdown();
    }
}
