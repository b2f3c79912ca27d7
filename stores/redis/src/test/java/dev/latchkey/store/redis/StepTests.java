package dev.latchkey.store.redis;

import dev.latchkey.servers.RedisCluster;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.contract.StoreFixture;
import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store in a cluster, and the same one by single commands, between which a test does something else. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StepTests implements StoreFixture {

    private final RedisClusterClient client;
    final RedisStore store;
    final Steps steps;

    StepTests(RedisCluster cluster) {
        this.client = RedisClusterClient.create(cluster.uris());
        this.store = RedisStore.of(client);
        this.steps = new Steps(client.connect().sync());
    }

    @AfterAll
    void close() {
        client.shutdown();
    }

    @Override
    public RedisStore store() {
        return store;
    }
}
