package dev.latchkey.reliability;

import dev.latchkey.store.Store;
import java.util.Map;

/** The store of a node, or of the test that looks into it. */
interface NodeStore extends AutoCloseable {

    Store store();

    @Override
    void close();

    /** What the environment says: the other classes of this kind know how. */
    static NodeStore of(Map<String, String> environment) {
        return environment.containsKey(RedisNodeStore.URIS)
                ? RedisNodeStore.of(environment)
                : JdbcNodeStore.of(environment);
    }
}
