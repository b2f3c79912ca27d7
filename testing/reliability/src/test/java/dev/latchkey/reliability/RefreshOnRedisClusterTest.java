package dev.latchkey.reliability;

import dev.latchkey.servers.RedisCluster;
import dev.latchkey.servers.SharedServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServers.class)
class RefreshOnRedisClusterTest extends RefreshContract {

    RefreshOnRedisClusterTest(RedisCluster cluster) {
        super("Redis Cluster", RedisNodeStore.environment(cluster));
    }
}
