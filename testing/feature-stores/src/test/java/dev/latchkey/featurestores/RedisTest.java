package dev.latchkey.featurestores;

import dev.latchkey.servers.RedisServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.redis.RedisStore;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServers.class)
class RedisTest extends FeatureContract {

    RedisTest(RedisServer server) {
        super(RedisClient.create(server.uri()), RedisStore::of, RedisClient::shutdown);
    }
}
