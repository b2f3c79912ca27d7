package dev.latchkey.reliability;

import dev.latchkey.store.Store;
import java.util.Map;

/** The store of a node, or of the test that looks into it. */
interface NodeStore extends AutoCloseable {

    Store store();

    /** Takes every connection away from the application. */
    String takeAll();

    /** Gives them back. */
    String giveAll();

    @Override
    void close();

    /** What the environment says, as {@link Backend#environment} has it. */
    static NodeStore of(Map<String, String> environment) {
        String redis = environment.get(RedisCluster.URIS);
        return redis == null ? JdbcNodeStore.of(environment) : RedisNodeStore.of(redis);
    }
}
