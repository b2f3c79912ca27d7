package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.servers.RedisCluster;
import dev.latchkey.servers.RedisServer;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import dev.latchkey.store.contract.StoreFixture;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rights that {@code docs/stores.md} gives the store's user are enough for all that it does, and for no more. */
class RightsTest {

    private static final String PASSWORD = "a password of this test";

    @Test
    void the_documented_rights_are_enough_on_a_server() throws IOException {
        try (RedisServer server = RedisServer.start()) {
            grant(server, rights("a server"));
            RedisURI uri = as(server);
            RedisClient client = RedisClient.create(uri);
            doEverything(RedisStore.of(client));
            assertThatThrownBy(() -> client.connect().sync().get("somebody:else"))
                    .hasMessageContaining("NOPERM");
            client.shutdown();
        }
    }

    @Test
    void the_documented_rights_are_enough_on_a_cluster() throws IOException {
        try (RedisCluster cluster = RedisCluster.start()) {
            for (RedisServer server : cluster.masters()) {
                grant(server, rights("a cluster"));
            }
            RedisClusterClient client = RedisClusterClient.create(
                    cluster.masters().stream().map(RightsTest::as).toList());
            doEverything(RedisStore.of(client));
            client.shutdown();
        }
    }

    @Test
    void a_server_that_does_not_let_the_user_ask_for_its_policy_is_used() throws IOException {
        try (RedisServer server = RedisServer.start()) {
            grant(server, rights("a server").replace("+info", ""));
            RedisClient client = RedisClient.create(as(server));
            doEverything(RedisStore.of(client));
            client.shutdown();
        }
    }

    private static void doEverything(RedisStore store) {
        Account account = StoreFixture.newAccount();
        Account other = StoreFixture.newAccount();
        StoredUser user = store.createUser(StoreFixture.newUser(), StoredAccount.of(account))
                .orElseThrow();
        String id = user.user().id();
        StoredSession session = StoreFixture.newSession(user);
        StoredSession renewed = session.renewed(session.expires().plusMillis(1), "other");
        String name = StoreFixture.hash();

        assertThat(store.linkAccount(id, StoredAccount.of(other))).isTrue();
        assertThat(store.replaceTokens(other.issuer(), other.subject(), null, "tokens"))
                .isTrue();
        assertThat(store.unlinkAccount(id, account.issuer(), account.subject(), 1))
                .isTrue();
        assertThat(store.createSession(session)).isTrue();
        assertThat(store.renewSession(renewed, session.expires())).isTrue();
        assertThat(store.updateUser(new StoredUser(new User(id, "New", name + "@example.org", null), null)))
                .isTrue();
        assertThat(store.sessions(id)).hasSize(1);
        assertThat(store.deleteSession(session.tokenHash())).isTrue();
        assertThat(store.createSession(StoreFixture.newSession(user))).isTrue();
        assertThat(store.createSession(StoreFixture.newSession(user))).isTrue();
        assertThat(store.deleteSessions(id, null)).isEqualTo(2);
        assertThat(store.createToken(name, name, StoreFixture.LATER)).isTrue();
        assertThat(store.useToken(name, name)).isPresent();
        assertThat(store.replaceValue(name, null, new StoredValue("a", StoreFixture.LATER)))
                .isTrue();
        assertThat(store.replaceValue(name, "a", null)).isTrue();
        assertThat(store.listEarlierUsers().users("", 10)).hasSize(1);
        assertThat(store.replaceProfile(id, "Newer", null)).isTrue();
        StoredRecord record = StoreFixture.newRecord(user);
        assertThat(store.addRecord(record)).isTrue();
        assertThat(store.recordsOf("note", id)).containsExactly(record);
        assertThat(store.recordsOf(id)).containsExactly(record);
        assertThat(store.recordsIn("note", String.valueOf(record.group()), "", 10))
                .containsExactly(record);
        assertThat(store.replaceRecord(record, "[]", null)).isTrue();
        assertThat(store.deleteRecord(record.replaced("[]", null))).isTrue();
        assertThat(store.addRecord(record)).isTrue();
        assertThat(store.deleteUser(id)).isTrue();
        assertThat(store.userByEmail(name + "@example.org")).isEmpty();
    }

    private static void grant(RedisServer server, String rights) {
        RedisClient operator = RedisClient.create(server.uri());
        try (StatefulRedisConnection<String, String> connection = operator.connect()) {
            CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8)
                    .add("SETUSER")
                    .add("latchkey")
                    .add("on")
                    .add(">" + PASSWORD);
            List.of(rights.trim().split(" +")).forEach(arguments::add);
            connection.sync().dispatch(CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), arguments);
        } finally {
            operator.shutdown();
        }
    }

    private static RedisURI as(RedisServer server) {
        return RedisURI.builder(server.uri())
                .withAuthentication("latchkey", PASSWORD)
                .build();
    }

    /** What stands in the documents behind "ACL SETUSER latchkey on >password", with what a cluster needs beside. */
    private static String rights(String where) throws IOException {
        StringBuilder rights = new StringBuilder();
        for (String line : Files.readAllLines(Path.of("../../docs/stores.md"))) {
            if (line.startsWith("ACL SETUSER latchkey ") && (where.equals("a cluster") || !line.contains("+cluster"))) {
                rights.append(line.replaceFirst("ACL SETUSER latchkey (on >\\S+)?", " "));
            }
        }
        return rights.toString();
    }
}
