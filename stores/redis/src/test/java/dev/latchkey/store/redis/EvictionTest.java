package dev.latchkey.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.servers.RedisCluster;
import dev.latchkey.servers.RedisServer;
import dev.latchkey.store.contract.Kept;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.Test;

/** A Redis that removes what was written, to make room, takes revocations and the lists of sessions along. */
class EvictionTest {

    @Test
    void a_server_that_evicts_is_refused_by_the_name_of_its_policy_until_it_does_not() {
        try (RedisServer server = RedisServer.start("maxmemory-policy allkeys-lru")) {
            RedisClient client = RedisClient.create(server.uri());
            RedisStore store = RedisStore.of(client);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> store.createUser(Kept.newUser(), null))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("set maxmemory-policy to noeviction in place of allkeys-lru");
            }
            try (StatefulRedisConnection<String, String> operator = client.connect()) {
                operator.sync().configSet("maxmemory-policy", "noeviction");
            }
            assertThat(store.createUser(Kept.newUser(), null)).isPresent();
            client.shutdown();
        }
    }

    @Test
    void one_master_of_a_cluster_that_evicts_is_enough() {
        try (RedisCluster cluster = RedisCluster.start()) {
            RedisClient operator = RedisClient.create(cluster.uris().get(2));
            try (StatefulRedisConnection<String, String> last = operator.connect()) {
                last.sync().configSet("maxmemory-policy", "volatile-ttl");
            }
            operator.shutdown();
            RedisClusterClient client = RedisClusterClient.create(cluster.uris());
            assertThatThrownBy(() -> RedisStore.of(client).user("1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("volatile-ttl");
            client.shutdown();
        }
    }
}
