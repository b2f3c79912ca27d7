package dev.latchkey.store.jdbc;

import dev.latchkey.store.contract.StoreContract;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The whole contract where nothing is called what it is called in the files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenamedTablesTest extends StoreContract {

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:renamed;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000", "sa", "");
    private final JdbcStore store =
            JdbcStore.of(pool).tables(Renamed.everything()).migrate();

    @Override
    public JdbcStore store() {
        return store;
    }

    @AfterAll
    void close() {
        pool.dispose();
    }
}
