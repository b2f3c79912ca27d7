package dev.latchkey.featurestores;

import com.zaxxer.hikari.HikariDataSource;
import dev.latchkey.store.jdbc.JdbcStore;
import dev.latchkey.store.jdbc.Tables;

/** In a database. */
abstract class JdbcFeatureContract extends FeatureContract {

    JdbcFeatureContract(HikariDataSource pool) {
        super(pool, source -> JdbcStore.of(source).migrate(), HikariDataSource::close);
    }

    JdbcFeatureContract(HikariDataSource pool, Tables tables) {
        super(pool, source -> JdbcStore.of(source).tables(tables).migrate(), HikariDataSource::close);
    }
}
