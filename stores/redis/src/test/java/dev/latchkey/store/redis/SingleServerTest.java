package dev.latchkey.store.redis;

import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisServers.class)
class SingleServerTest extends RedisStoreContract {

    SingleServerTest(RedisProcess server) {
        super(RedisClient.create(server.uri()), RedisStore::of);
    }
}
