package dev.latchkey.reliability;

import dev.latchkey.store.Store;
import dev.latchkey.store.redis.RedisStore;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import java.util.Arrays;

/** A Redis Cluster; there is no pool to empty. */
final class RedisNodeStore implements NodeStore {

    private final RedisClusterClient client;
    private final Store store;

    private RedisNodeStore(RedisClusterClient client) {
        this.client = client;
        this.store = RedisStore.of(client);
    }

    static RedisNodeStore of(String uris) {
        return new RedisNodeStore(RedisClusterClient.create(Arrays.stream(uris.split(",", -1))
                .map(uri -> RedisURI.builder(RedisURI.create(uri))
                        .withTimeout(Duration.ofSeconds(2))
                        .build())
                .toList()));
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public String takeAll() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String giveAll() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
