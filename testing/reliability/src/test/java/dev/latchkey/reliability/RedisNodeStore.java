package dev.latchkey.reliability;

import static java.util.Objects.requireNonNull;

import dev.latchkey.servers.RedisCluster;
import dev.latchkey.store.Store;
import dev.latchkey.store.redis.RedisStore;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A Redis Cluster. */
final class RedisNodeStore implements NodeStore {

    static final String URIS = "REDIS_URIS";

    private final RedisClusterClient client;
    private final Store store;

    private RedisNodeStore(RedisClusterClient client) {
        this.client = client;
        this.store = RedisStore.of(client);
    }

    /** Returns the variables that name the cluster to a node. */
    static Map<String, String> environment(RedisCluster cluster) {
        return Map.of(URIS, cluster.uris().stream().map(RedisURI::toString).collect(Collectors.joining(",")));
    }

    static RedisNodeStore of(Map<String, String> environment) {
        String uris = requireNonNull(environment.get(URIS), URIS);
        return new RedisNodeStore(RedisClusterClient.create(Arrays.stream(uris.split(",", -1))
                .map(uri -> RedisURI.builder(RedisURI.create(uri))
                        .withTimeout(Duration.ofSeconds(15))
                        .build())
                .toList()));
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
