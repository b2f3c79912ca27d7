package dev.latchkey.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The databases whose tables we know how to make. */
enum Dialect {
    POSTGRESQL("PostgreSQL", "select pg_advisory_xact_lock(7521984132)"),
    MARIADB("MariaDB", null),
    H2("H2", null),
    SQLITE("SQLite", null);

    private final String product;

    /** Makes other nodes wait until the transaction ends, where making a table twice at once is an error. */
    final @Nullable String lock;

    Dialect(String product, @Nullable String lock) {
        this.product = product;
        this.lock = lock;
    }

    /** The folder of its files. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Dialect of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        for (Dialect dialect : values()) {
            if (dialect.product.equalsIgnoreCase(name)) {
                return dialect;
            }
        }
        throw new IllegalStateException("No tables for " + name
                + ": make them yourself after the files in dev/latchkey/store/jdbc, and leave out migrate()");
    }
}
