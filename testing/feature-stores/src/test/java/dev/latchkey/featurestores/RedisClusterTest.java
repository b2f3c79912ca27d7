package dev.latchkey.featurestores;

import dev.latchkey.servers.RedisCluster;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.redis.RedisStore;
import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServers.class)
class RedisClusterTest extends FeatureContract {

    RedisClusterTest(RedisCluster cluster) {
        super(RedisClusterClient.create(cluster.uris()), RedisStore::of, RedisClusterClient::shutdown);
    }
}
