package dev.latchkey.store.redis;

import dev.latchkey.servers.RedisCluster;
import dev.latchkey.servers.SharedServers;
import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServers.class)
class ClusterTest extends RedisStoreContract {

    ClusterTest(RedisCluster cluster) {
        super(RedisClusterClient.create(cluster.uris()), made -> made.connect().sync());
    }
}
