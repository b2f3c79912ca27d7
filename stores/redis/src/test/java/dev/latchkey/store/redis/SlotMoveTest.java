package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.servers.Await;
import dev.latchkey.servers.RedisCluster;
import dev.latchkey.servers.RedisServer;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.StoreFixture;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An operator moves a slot from one server of a cluster to another while people sign in. */
class SlotMoveTest {

    @Test
    void a_sign_in_waits_while_half_of_the_user_has_moved() throws Exception {
        signInDuringTheMove(true);
    }

    @Test
    void the_first_sign_in_of_a_user_who_moves_waits_for_the_end_of_the_move() throws Exception {
        signInDuringTheMove(false);
    }

    private static void signInDuringTheMove(boolean again) throws Exception {
        try (RedisCluster cluster = RedisCluster.start()) {
            RedisClusterClient client = RedisClusterClient.create(cluster.uris());
            RedisStore store = RedisStore.of(client);
            StoredUser user = store.createUser(StoreFixture.newUser(), null).orElseThrow();
            String id = user.user().id();
            StoredSession early = StoreFixture.newSession(user);
            StoredSession late = StoreFixture.newSession(user);
            if (again) {
                assertThat(store.createSession(early)).isTrue();
            }
            RedisKeys keys = new RedisKeys("latchkey:");

            try (Move move = new Move(cluster, SlotHash.getSlot(keys.user(id)))) {
                move.begin();
                move.key(keys.user(id));
                CompletableFuture<Boolean> signIn = CompletableFuture.supplyAsync(() -> store.createSession(late));
                Await.until("an answer TRYAGAIN", () -> move.saidTryAgain() || signIn.isDone());
                if (again) {
                    move.key(keys.sessionsOf(id));
                }
                move.finish();
                assertThat(signIn.get()).isTrue();
            }
            assertThat(store.sessions(id)).contains(late).hasSize(again ? 2 : 1);
            assertThat(store.deleteSessions(id, null)).isEqualTo(again ? 2 : 1);
            client.shutdown();
        }
    }

    /** The steps that {@code redis-cli --cluster reshard} takes for a slot. */
    private static final class Move implements AutoCloseable {

        private final RedisCommands<String, String> source;
        private final RedisCommands<String, String> target;
        private final RedisServer targetServer;
        private final RedisClient client = RedisClient.create();
        private final List<RedisCommands<String, String>> all;
        private final int slot;

        Move(RedisCluster cluster, int slot) {
            this.slot = slot;
            int from = slot * 3 / 16_384;
            this.all = cluster.uris().stream()
                    .map(uri -> client.connect(uri))
                    .map(StatefulRedisConnection::sync)
                    .toList();
            this.source = all.get(from);
            this.target = all.get((from + 1) % 3);
            this.targetServer = cluster.masters().get((from + 1) % 3);
        }

        void begin() {
            target.clusterSetSlotImporting(slot, source.clusterMyId());
            source.clusterSetSlotMigrating(slot, target.clusterMyId());
        }

        void key(String key) {
            assertThat(source.migrate("127.0.0.1", targetServer.port(), key, 0, 5000))
                    .isEqualTo("OK");
        }

        boolean saidTryAgain() {
            return all.stream().anyMatch(server -> server.info("errorstats").contains("TRYAGAIN"));
        }

        void finish() {
            String owner = target.clusterMyId();
            all.forEach(server -> server.clusterSetSlotNode(slot, owner));
        }

        @Override
        public void close() {
            client.shutdown();
        }
    }
}
