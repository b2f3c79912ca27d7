package dev.latchkey.store.redis;

import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisServers.class)
class ClusterTest extends RedisStoreContract {

    ClusterTest(RedisCluster cluster) {
        super(RedisClusterClient.create(cluster.uris()), RedisStore::of);
    }
}
