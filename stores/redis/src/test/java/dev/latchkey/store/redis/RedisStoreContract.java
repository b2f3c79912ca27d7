package dev.latchkey.store.redis;

import dev.latchkey.store.contract.OptOut;
import dev.latchkey.store.contract.StoreContract;
import io.lettuce.core.AbstractRedisClient;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The contract of stores on a real Redis, and what is Redis's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RedisStoreContract extends StoreContract {

    private final AbstractRedisClient client;
    private final RedisStore store;

    <C extends AbstractRedisClient> RedisStoreContract(C client, Function<C, RedisStore> store) {
        this.client = client;
        this.store = store.apply(client);
    }

    @Override
    public RedisStore store() {
        return store;
    }

    @Override
    public Map<OptOut, String> optOuts() {
        return Map.of(OptOut.DELETE_EXPIRED, "Redis removes what has ended by itself, and there is no list of it");
    }

    @AfterAll
    void close() {
        client.shutdown();
    }
}
