package dev.latchkey.reliability;

import dev.latchkey.servers.RedisCluster;
import dev.latchkey.servers.SharedServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServers.class)
class TwoNodesOnRedisClusterTest extends TwoNodesContract {

    TwoNodesOnRedisClusterTest(RedisCluster cluster) {
        super("Redis Cluster", RedisNodeStore.environment(cluster));
    }
}
